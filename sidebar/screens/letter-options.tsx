import { Check, DateInput, Field, Text } from '../components/fields.tsx';
import type { Typed } from '../drafts.ts';
import { type Choices, fieldText, type Option, optionsFor, readOption, type Template } from '../letter-choice.ts';
import { wholeDollars } from '../money.ts';

interface OptionsProps {
  template: Template;
  choices: Choices;
  typed: Typed;
  put: (name: string, text: string) => void;
}

/** What may stand beside the amounts (ASK-07..10), what goes with the letter, and what others report. */
export function LetterOptions({ template, choices, typed, put }: OptionsProps) {
  const { places } = template;
  const options = optionsFor(template, choices);
  const ticked = options.filter(({ kind }) => typed[`option ${kind}`] === 'yes').length;
  const enclosed = choices.enclosures.filter((name) => typed[`enclosure ${name}`] === 'yes').length;
  const tick = (name: string) => (on: boolean) => put(name, on ? 'yes' : '');
  const yearly = places.yearly ? choices.yearly : null;
  return (
    <div>
      {(options.length > 0 || yearly !== null || places.replyBy) && (
        <details class="group">
          <summary>
            <h2>Beside the amounts</h2>
            <span class="muted small">{ticked === 0 ? 'Nothing added' : `${ticked} added`}</span>
          </summary>
          <div class="stack">
            {yearly !== null && (
              <Check checked={typed.yearly === 'yes'} onChange={tick('yearly')}>
                Print what it is worth a year, {wholeDollars(yearly.dollars)}
              </Check>
            )}
            {options.map((option) => (
              <OptionField key={option.kind} option={option} typed={typed} put={put} />
            ))}
            {places.replyBy && (
              <Field label="Answer asked for by (optional)">
                <DateInput value={typed.replyBy ?? ''} onInput={(day) => put('replyBy', day)} />
              </Field>
            )}
          </div>
        </details>
      )}
      {places.enclosures && (
        <details class="group">
          <summary>
            <h2>Enclosures</h2>
            <span class="muted small">{enclosed === 0 ? 'None' : `${enclosed} named`}</span>
          </summary>
          <div class="stack">
            <p class="muted">The letter names them. Attach them yourself when you send it.</p>
            {choices.enclosures.map((name) => (
              <Check key={name} checked={typed[`enclosure ${name}`] === 'yes'} onChange={tick(`enclosure ${name}`)}>
                {name.charAt(0).toUpperCase() + name.slice(1)}
              </Check>
            ))}
          </div>
        </details>
      )}
      {places.terms && (
        <details class="group">
          <summary>
            <h2>What others report</h2>
          </summary>
          <div class="stack">
            <p class="muted">{choices.bands.note}</p>
            <ul class="stack">
              {choices.bands.entries.map(({ says, source }) => (
                <li key={says}>
                  {says} <span class="small muted">{source}</span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </div>
  );
}

interface OptionFieldProps {
  option: Option;
  typed: Typed;
  put: (name: string, text: string) => void;
}

function OptionField({ option, typed, put }: OptionFieldProps) {
  const { kind, name, caution, field } = option;
  const on = typed[`option ${kind}`] === 'yes';
  const read = readOption(option, typed);
  const control = { value: fieldText(option, typed), onInput: (text: string) => put(`field ${kind}`, text) };
  return (
    <div>
      <Check checked={on} onChange={(now) => put(`option ${kind}`, now ? 'yes' : '')}>
        {name}
      </Check>
      {on && caution !== '' && <p class="hint indent">{caution}</p>}
      {on && field !== null && (
        <div class="indent">
          <Field label={field.label} fault={read.ok ? null : read.reason}>
            {field.kind === 'date' ? <DateInput {...control} /> : <Text {...control} />}
          </Field>
        </div>
      )}
    </div>
  );
}
