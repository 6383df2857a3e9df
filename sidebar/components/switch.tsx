import { Icon } from '../icons.tsx';

interface SwitchProps {
  legend: string;
  /** The legend is read by everyone; else by screen readers only. */
  shown?: boolean;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onInput: (value: string) => void;
  hint?: string;
  fault?: string | null;
}

/** A choice of two or three, side by side. */
export function Switch({ legend, shown, name, value, options, onInput, hint, fault }: SwitchProps) {
  return (
    <fieldset class="field" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend class={shown ? 'label' : 'sr'}>{legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div class="switch">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onInput(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {fault && (
        <p class="fault mild">
          <Icon name="alert" />
          {fault}
        </p>
      )}
    </fieldset>
  );
}
