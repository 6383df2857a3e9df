import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Output, PayerQuestion } from '../../src/contract.ts';
import { Actions, Button } from '../components/buttons.tsx';
import { DateInput, Field, Money, Select, Text } from '../components/fields.tsx';
import { Empty, FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { Switch } from '../components/switch.tsx';
import { type KeptDraft, useKeptDraft } from '../drafts.ts';
import { count } from '../money.ts';
import { type Failure, useAction, useLoad, usePanel } from '../panel.ts';

type Answers = Output<'payerAnswers'>;
type Group = Answers['groups'][number];

/** What only the practice can say about a payer. Payer Review and Exit Plan work with it. */
export function PayerAnswers({ payer }: { payer: string | null }) {
  const [chosen, setChosen] = useState(payer);
  const loaded = useLoad('payerAnswers', { payer: chosen });
  return (
    <Screen title="About a payer" back={{ to: { screen: 'payers', setup: false }, label: 'Payers' }}>
      <Reading loaded={loaded} what="the Payers tab">
        {(answers) => <Chosen answers={answers} choose={setChosen} reload={loaded.reload} />}
      </Reading>
    </Screen>
  );
}

interface ChosenProps {
  answers: Answers;
  choose: (payer: string) => void;
  reload: () => Promise<void>;
}

function Chosen({ answers, choose, reload }: ChosenProps) {
  const { go } = usePanel();
  const { payers, payer } = answers;
  if (payers.length === 0) {
    return (
      <Empty title="No payers yet">
        <p class="muted">Add a payer first. Then say here what no claim can show about it.</p>
        <Button onClick={() => go({ screen: 'payers', setup: false })}>Add payers</Button>
      </Empty>
    );
  }
  return (
    <>
      <Field label="Payer" hint="What no claim can show. Payer Review and Exit Plan work with your answers.">
        <Select
          value={payer ?? ''}
          onInput={choose}
          options={payers.map((name) => ({ value: name, label: name }))}
          {...(payer === null ? { prompt: 'Choose one' } : {})}
        />
      </Field>
      {payer !== null && <AnswersForm key={payer} payer={payer} answers={answers} reload={reload} />}
    </>
  );
}

function AnswersForm({ payer, answers, reload }: { payer: string; answers: Answers; reload: () => Promise<void> }) {
  const { go, announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const typed = useKeptDraft(`about ${payer}`);
  const [saved, setSaved] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const questions = answers.groups.flatMap((group) => group.questions);
  /** The answer that the server could not read is shown where it was typed. */
  const unread = failure?.code === 'unreadable-answer' ? failure : null;
  useLayoutEffect(() => {
    if (unread !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [unread]);
  const changed = questions.filter(({ key, value }) => (typed.value[key] ?? value) !== value);

  const save = async () => {
    const answer = await run(
      'savePayerAnswers',
      {
        payer,
        answers: changed.map(({ key, value, fault }) => ({
          key,
          was: fault === '' ? value : fault,
          value: typed.value[key] ?? '',
        })),
      },
      'Saving',
    );
    if (answer === null) return;
    typed.clear();
    await reload();
    setSaved(answer.summary);
    announce(answer.summary);
  };

  const put: KeptDraft['put'] = (key, text) => {
    setSaved(null);
    if (unread !== null) dismiss();
    typed.put(key, text);
  };
  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0) save();
      }}
    >
      {answers.missing.length > 0 && (
        <Note tone="warn">
          {count(answers.missing.length, 'question')} left out: your Payers tab has no “{answers.missing.join('”, “')}”.{' '}
          <Button size="tiny" onClick={() => go({ screen: 'tabs' })}>
            Put back
          </Button>
        </Note>
      )}
      {answers.groups.map((group, index) => (
        <AnswerGroup key={group.id} group={group} open={index === 0} typed={typed.value} put={put} unread={unread} />
      ))}
      {answers.row && (
        <p class="small">
          <GoToCell at={answers.row}>Open its row in Payers</GoToCell>
        </p>
      )}
      <FailureNote failure={unread === null ? failure : null} wrote={true} />
      {saved !== null && <Note tone="ok">{saved}</Note>}
      <Actions busy={busy}>
        {changed.length === 0 && saved === null && (
          <p class="hint" id="nothing-changed">
            Nothing changed yet.
          </p>
        )}
        <Button
          kind="primary"
          submit={true}
          idle={busy !== null || changed.length === 0}
          {...(changed.length === 0 && saved === null ? { because: 'nothing-changed' } : {})}
        >
          {changed.length === 0 ? 'Save answers' : `Save ${count(changed.length, 'answer')}`}
        </Button>
        <Button onClick={() => go({ screen: 'payers', setup: false })}>Back</Button>
      </Actions>
    </form>
  );
}

interface GroupProps {
  group: Group;
  open: boolean;
  typed: KeptDraft['value'];
  put: KeptDraft['put'];
  unread: Failure | null;
}

function AnswerGroup({ group, open, typed, put, unread }: GroupProps) {
  const { questions } = group;
  const faultOf = ({ at }: PayerQuestion) => (unread?.at?.cell === at.cell ? unread.message : null);
  const answered = questions.filter(({ key, value }) => (typed[key] ?? value) !== '').length;
  return (
    <details class="group" open={open || questions.some((question) => faultOf(question) !== null)}>
      <summary>
        <h2>{group.title}</h2>
        <span class="muted small">
          {answered} of {questions.length} answered
        </span>
      </summary>
      <div class="stack">
        <p class="muted">{group.about}</p>
        {questions.map((question) => (
          <Answer
            key={question.key}
            question={question}
            value={typed[question.key] ?? question.value}
            put={(text) => put(question.key, text)}
            unread={faultOf(question)}
          />
        ))}
      </div>
    </details>
  );
}

interface AnswerProps {
  question: PayerQuestion;
  value: string;
  put: (text: string) => void;
  unread: string | null;
}

function Answer({ question, value, put, unread }: AnswerProps) {
  const { kind, header, help, example, choices, key, fault } = question;
  if (kind === 'yes-no' || kind === 'yes-no-unknown') {
    const unsure = kind === 'yes-no-unknown' && question.value !== '' ? 'unknown' : '';
    const known = ['yes', 'no', unsure, ''].includes(value);
    return (
      <Switch
        legend={help}
        shown={true}
        name={key}
        value={value === '' ? unsure : value}
        onInput={put}
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: unsure, label: 'Not sure' },
        ]}
        fault={fault || (known ? null : `The cell says “${value}”. What you choose here takes its place.`)}
      />
    );
  }
  const isQuestion = help.endsWith('?');
  const sample = kind === 'choice' || kind === 'date' || example === '' ? '' : `For example ${example}.`;
  const hint = `${isQuestion ? '' : help} ${sample}`.trim();
  return (
    <Field label={isQuestion ? help : header} hint={hint} fault={unread} warning={fault || null}>
      {kind === 'choice' ? (
        <Select
          value={value}
          onInput={put}
          options={[...new Set([...choices, ...(value === '' ? [] : [value])])].map((choice) => ({
            value: choice,
            label: choice,
          }))}
          prompt="Not answered"
        />
      ) : kind === 'date' ? (
        <DateInput value={value} onInput={put} />
      ) : kind === 'money' ? (
        <Money value={value} onInput={put} />
      ) : (
        <Text value={value} onInput={put} inputMode={kind === 'number' ? 'decimal' : 'text'} />
      )}
    </Field>
  );
}
