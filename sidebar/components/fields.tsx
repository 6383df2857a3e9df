import { type ComponentChildren, cloneElement, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { readDollars } from '../money.ts';

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with what was typed. */
  fault?: string | null;
  /** Needs a look, but does not stand in the way. */
  warning?: string | null;
  children: VNode<ControlProps>;
}

interface ControlProps {
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
}

/** Label on top, hint and fault under the control, and tied to it. */
export function Field({ label, hint, fault, warning, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`, warning && `${id}-warning`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault ? true : undefined,
      })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          <Icon name="alert" />
          {fault}
        </p>
      )}
      {warning && (
        <p class="fault mild" id={`${id}-warning`}>
          <Icon name="alert" />
          {warning}
        </p>
      )}
    </div>
  );
}

interface TextProps extends ControlProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  name?: string;
  'aria-label'?: string;
}

export function Text({ value, onInput, ...rest }: TextProps) {
  return (
    <input
      type="text"
      autocomplete="off"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      {...rest}
    />
  );
}

export function DateInput({ value, onInput, ...rest }: Omit<TextProps, 'inputMode'>) {
  return <input type="date" value={value} onInput={(event) => onInput(event.currentTarget.value)} {...rest} />;
}

/** Dollars: the sign stands inside, and what can be read is written back with two decimals on leaving. */
export function Money({ value, onInput, onBlur, ...rest }: TextProps) {
  const leave = () => {
    const read = readDollars(value);
    if (read.ok) onInput(read.value.toFixed(2));
    onBlur?.();
  };
  return (
    <div class="money">
      <span aria-hidden="true">$</span>
      <Text value={value} onInput={onInput} onBlur={leave} inputMode="decimal" {...rest} />
    </div>
  );
}

interface SelectProps extends ControlProps {
  value: string;
  onInput: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** Shown while nothing is chosen. */
  prompt?: string;
}

export function Select({ value, onInput, options, prompt, ...rest }: SelectProps) {
  return (
    <select value={value} onChange={(event) => onInput(event.currentTarget.value)} {...rest}>
      {prompt !== undefined && <option value="">{prompt}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <label class="check" for={id}>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class="grow">{children}</span>
    </label>
  );
}
