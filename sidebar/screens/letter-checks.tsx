import type { LetterNeed, Output } from '../../src/contract.ts';
import { WithCell } from '../components/notes.tsx';
import { Mark } from '../icons.tsx';

type Preview = Output<'previewLetter'>;

/** What keeps the letter from being drafted. */
export const blocking = ({ needs, findings }: Preview): number =>
  needs.filter(({ level }) => level === 'needed').length + findings.filter(({ blocks }) => blocks).length;

/** What must be mended first, then what may stay as it is: each in one sentence with its place and a better wording. */
export function Checks({ preview }: { preview: Preview }) {
  const { needs, findings } = preview;
  const needed = needs.filter(({ level }) => level === 'needed');
  const better = needs.filter(({ level }) => level === 'better');
  const blocks = findings.filter((finding) => finding.blocks);
  const may = findings.filter((finding) => !finding.blocks);
  return (
    <>
      {needed.length + blocks.length > 0 && (
        <section aria-labelledby="needed">
          <h2 id="needed">Needed before drafting</h2>
          <ul class="rows">
            {needed.map((need) => (
              <Need key={need.message} need={need} />
            ))}
            {blocks.map((finding) => (
              <Finding key={finding.message + finding.place} finding={finding} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="checks">
        <h2 id="checks">{better.length + may.length > 0 ? 'Worth a look' : 'Checks'}</h2>
        {better.length + may.length > 0 ? (
          <>
            <p class="hint">None of these stands in the way.</p>
            <ul class="rows">
              {better.map((need) => (
                <Need key={need.message} need={need} />
              ))}
              {may.map((finding) => (
                <Finding key={finding.message + finding.place} finding={finding} />
              ))}
            </ul>
          </>
        ) : (
          <p class="fact">
            <Mark name="good" />
            <span class="grow">
              {needed.length + blocks.length > 0
                ? 'Otherwise it reads well.'
                : 'Nothing left to fill in, and the wording is calm.'}
            </span>
          </p>
        )}
      </section>
    </>
  );
}

function Need({ need: { message, at, level } }: { need: LetterNeed }) {
  return (
    <li class="fact">
      <Mark name={level === 'needed' ? 'watch' : 'info'} />
      <WithCell message={message} at={at} />
    </li>
  );
}

function Finding({ finding: { message, place, suggestion, blocks } }: { finding: Preview['findings'][number] }) {
  return (
    <li class="fact">
      <Mark name={blocks ? 'watch' : 'info'} />
      <span class="grow">
        {message}
        {place !== '' && <q class="block muted">{place}</q>}
        {suggestion !== '' && <span class="block">{suggestion}</span>}
      </span>
    </li>
  );
}
