import { useState } from 'preact/hooks';
import type { LetterChoice, Output } from '../../src/contract.ts';
import { Actions, Button, OutsideLink, TextButton, Waiting } from '../components/buttons.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Copy } from '../components/copy.tsx';
import { Field } from '../components/fields.tsx';
import { LetterPreview } from '../components/letter-preview.tsx';
import { FailureNote, GoToCell, Note, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { useKeptDraft } from '../drafts.ts';
import { type Choices, choiceOf, faultyOption, type Template } from '../letter-choice.ts';
import { count } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';
import { blocking, Checks } from './letter-checks.tsx';
import { type Drafted, DraftedLetter } from './letter-done.tsx';
import { FactsToShow } from './letter-facts.tsx';
import { LetterOptions } from './letter-options.tsx';

interface LetterProps {
  row: number | null;
  /** With a row: whose it is. Without one: whom the letter is to. */
  payer: string | null;
  template: string | null;
}

export function Letter({ row, payer, template }: LetterProps) {
  const of = { row, ...(payer === null ? {} : { payer }), today: today() };
  const loaded = useLoad('letterChoices', of);
  const choices = loaded.state === 'ready' ? loaded.value : null;
  return (
    <Screen
      title={choices === null ? 'Letter' : `Letter to ${choices.payer}`}
      back={{ to: { screen: 'requests' }, label: 'Requests' }}
    >
      <Reading loaded={loaded} what="the request">
        {(value) => <Chosen row={row} choices={value} first={template} reload={loaded.reload} />}
      </Reading>
    </Screen>
  );
}

interface ChosenProps {
  row: number | null;
  choices: Choices;
  first: string | null;
  reload: () => Promise<void>;
}

function Chosen({ row, choices, first, reload }: ChosenProps) {
  const { go } = usePanel();
  const typed = useKeptDraft(`letter ${row ?? ''} ${choices.payer}`);
  const known = (id: string | null | undefined) => choices.templates.find((template) => template.id === id);
  const template =
    known(typed.value.template) ?? known(first) ?? known(choices.proposed) ?? choices.templates[0] ?? null;
  const [drafted, setDrafted] = useState<Drafted | null>(null);
  /** Ids of templates whose Doc is left as it is, to write another. */
  const [again, setAgain] = useState<readonly string[]>([]);
  /** What was chosen for the letter that was just drafted, for when it is taken back. */
  const [before, setBefore] = useState<Readonly<Record<string, string>>>({});
  if (template === null) return <p>There is nothing to write.</p>;

  const standing: Drafted | null =
    drafted ??
    (template.letterUrl === null || again.includes(template.id)
      ? null
      : {
          url: template.letterUrl,
          summary: null,
          at: null,
          template: template.id,
          sends: template.sends,
          undo: null,
        });
  if (standing !== null) {
    return (
      <DraftedLetter
        row={row}
        payer={choices.payer}
        drafted={standing}
        sent={choices.sent}
        other={() => {
          // The same letter stays chosen, its choices as they are proposed.
          typed.put('template', standing.template);
          setAgain([...again, standing.template]);
          setDrafted(null);
          reload();
        }}
        whenUndone={() => {
          for (const [name, text] of Object.entries(before)) typed.put(name, text);
          typed.put('template', standing.template);
          setDrafted(null);
          reload();
        }}
      />
    );
  }
  return (
    <>
      {choices.line !== '' && (
        <p class="muted">
          {choices.line}{' '}
          {row !== null && choices.sent !== null && (
            <TextButton onClick={() => go({ screen: 'response', row })}>They have answered</TextButton>
          )}
        </p>
      )}
      <PayerNotice notice={choices.payerNotice} />
      <Problems problems={choices.problems} />
      <TemplateChoice
        key="template"
        row={row}
        choices={choices}
        template={template}
        choose={(id) => {
          setDrafted(null);
          typed.put('template', id);
        }}
      />
      <LetterForm
        row={row}
        choices={choices}
        template={template}
        typed={typed}
        whenDrafted={(done) => {
          setAgain([]);
          setBefore(typed.value);
          setDrafted(done);
          typed.clear();
        }}
      />
    </>
  );
}

function PayerNotice({ notice }: { notice: Choices['payerNotice'] }) {
  if (notice.type === '' || notice.negotiable === 'yes') return null;
  return (
    <Note tone={notice.negotiable === 'no' ? 'warn' : 'info'}>
      {notice.says}
      {notice.instead.length > 0 && (
        <ul class="stack bullets">
          {notice.instead.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}

const STAGES: Readonly<Record<Template['stage'], string>> = {
  rapport: 'Staying in touch',
  'before signing': 'Before signing',
  opening: 'First contact',
  'formal ask': 'Formal request',
  'after call': 'After a call',
  'follow-up': 'Follow-up',
  response: 'After their answer',
  escalation: 'Going higher',
  decision: 'Deciding',
  leaving: 'Leaving',
};

interface TemplateProps {
  row: number | null;
  choices: Choices;
  template: Template;
  choose: (id: string) => void;
}

function TemplateChoice({ row, choices, template, choose }: TemplateProps) {
  const { go } = usePanel();
  const stages = [...new Set(choices.templates.map(({ stage }) => stage))];
  const proposed = choices.templates.filter(({ isProposed }) => isProposed);
  const options = (templates: readonly Template[]) =>
    templates.map(({ id, name, letterUrl }) => (
      <option key={id} value={id} selected={id === template.id}>
        {letterUrl === null ? name : `${name} (drafted)`}
      </option>
    ));
  return (
    <div class="stack">
      <Field
        label="What to write"
        hint={template.isProposed ? `Proposed: ${template.why}` : `${template.purpose} ${template.trigger}`}
      >
        <GroupedSelect choose={choose}>
          {proposed.length > 0 && <optgroup label="Proposed">{options(proposed)}</optgroup>}
          {stages.map((stage) => (
            <optgroup key={stage} label={STAGES[stage]}>
              {options(choices.templates.filter((one) => one.stage === stage && !one.isProposed))}
            </optgroup>
          ))}
        </GroupedSelect>
      </Field>
      {choices.advice !== '' && <p class="hint">{choices.advice}</p>}
      <p class="small muted">
        {template.reader !== '' ? (
          template.reader
        ) : (
          <>
            {choices.to.text === '' ? 'Addressed to nobody yet. ' : `To ${choices.to.text}. `}
            {choices.to.why} {choices.to.at && <GoToCell at={choices.to.at}>Change</GoToCell>}
          </>
        )}
        <span class="block">
          <TextButton onClick={() => go({ screen: 'scripts', row, payer: choices.payer })}>
            Say it on the phone instead
          </TextButton>
        </span>
      </p>
    </div>
  );
}

function GroupedSelect({
  choose,
  children,
  ...rest
}: {
  choose: (id: string) => void;
  children: preact.ComponentChildren;
  id?: string;
}) {
  return (
    <select onChange={(event) => choose(event.currentTarget.value)} {...rest}>
      {children}
    </select>
  );
}

interface FormProps {
  row: number | null;
  choices: Choices;
  template: Template;
  typed: ReturnType<typeof useKeptDraft>;
  whenDrafted: (drafted: Drafted) => void;
}

function LetterForm({ row, choices, template, typed, whenDrafted }: FormProps) {
  const { announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const choice: LetterChoice = choiceOf(template, typed.value, choices);
  const of = { row, payer: choices.payer, today: today() };
  const loaded = useLoad('previewLetter', { ...of, ...choice }, { keep: true, pause: 350 });
  const faulty = faultyOption(template, typed.value, choices);
  const already = failure?.code === 'already-drafted' ? failure : null;

  const draft = async (again: boolean) => {
    const answer = await run(
      'draftLetter',
      { ...of, ...choice, ...(again ? { again } : {}) },
      'Drafting in Google Docs',
    );
    if (answer === null) return;
    whenDrafted({
      url: answer.url,
      summary: answer.summary,
      at: answer.at,
      template: template.id,
      sends: template.sends,
      undo: answer.undo,
    });
    announce(answer.summary);
  };
  const put = (name: string, text: string) => {
    if (failure !== null) dismiss();
    typed.put(name, text);
  };

  return (
    <>
      {template.places.facts && <FactsToShow choices={choices} typed={typed.value} put={put} />}
      <LetterOptions template={template} choices={choices} typed={typed.value} put={put} />
      <Reading loaded={loaded} what="the letter">
        {(preview) => {
          const standing = template.letterUrl ?? preview.letterUrl;
          return (
            <>
              <Cautions cautions={preview.cautions} />
              <Checks preview={preview} />
              <section aria-labelledby="preview" aria-busy={loaded.isStale}>
                <h2 id="preview">Preview</h2>
                {loaded.isStale && <Waiting what="Bringing the preview up to date" />}
                <LetterPreview html={preview.html} title={preview.title} />
              </section>
              <WithoutDoc key={preview.text} preview={preview} template={template} />
              {already === null ? (
                <FailureNote failure={failure} wrote={true} />
              ) : (
                <Confirm
                  failure={already}
                  busy={busy}
                  verb="Draft a second one"
                  onConfirm={() => draft(true)}
                  keep="Keep the one there is"
                  onKeep={dismiss}
                >
                  {standing !== null && (
                    <p>
                      <OutsideLink href={standing}>Open that letter</OutsideLink>
                    </p>
                  )}
                </Confirm>
              )}
              {already === null && (
                <DraftActions
                  busy={busy}
                  missing={blocking(preview)}
                  faulty={faulty?.name ?? null}
                  stale={loaded.isStale}
                  checkAgain={loaded.reload}
                  draft={() => draft(false)}
                />
              )}
            </>
          );
        }}
      </Reading>
    </>
  );
}

/** For the person who writes; no part of the letter. */
export function Cautions({ cautions }: { cautions: readonly string[] }) {
  if (cautions.length === 0) return null;
  return (
    <Note tone="warn">
      <b>For you, not printed</b>
      <ul class="stack bullets">
        {cautions.map((caution) => (
          <li key={caution}>{caution}</li>
        ))}
      </ul>
    </Note>
  );
}

interface ActionsProps {
  busy: string | null;
  missing: number;
  faulty: string | null;
  stale: boolean;
  checkAgain: () => void;
  draft: () => void;
}

function DraftActions({ busy, missing, faulty, stale, checkAgain, draft }: ActionsProps) {
  const { go } = usePanel();
  const blocked = missing > 0 || faulty !== null;
  return (
    <Actions busy={busy}>
      {blocked && (
        <p class="hint" id="blocked">
          {faulty !== null ? (
            `“${faulty}” needs a look, see above.`
          ) : (
            <>
              {count(missing, 'thing')} still missing, see above.{' '}
              <TextButton onClick={checkAgain}>Check again</TextButton>
            </>
          )}
        </p>
      )}
      <Button
        kind="primary"
        idle={blocked || stale || busy !== null}
        {...(blocked ? { because: 'blocked' } : {})}
        onClick={draft}
      >
        Draft in Google Docs
      </Button>
      <Button onClick={() => go({ screen: 'requests' })}>Back</Button>
    </Actions>
  );
}

/** The same words without a Doc: copied, or opened in a mail that the person sends. */
function WithoutDoc({ preview, template }: { preview: Output<'previewLetter'>; template: Template }) {
  const { gmail, mailto } = preview.compose;
  const isMail = template.form === 'letter' || template.form === 'email';
  return (
    <div class="acts">
      <Copy text={preview.text} what="Letter" />
      {gmail !== null && <OutsideLink href={gmail}>Open in Gmail</OutsideLink>}
      {mailto !== null && <OutsideLink href={mailto}>Open in your mail program</OutsideLink>}
      {isMail && gmail === null && mailto === null && (
        <p class="hint">It is too long to be opened in a mail. Copy it, and paste it there.</p>
      )}
    </div>
  );
}
