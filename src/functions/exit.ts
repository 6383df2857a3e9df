/** What leaving a payer would change (HANDBOOK 20). */
import { breakEvenRefill, type ExitFigures, exitScenario } from '../domain/exit/scenario.ts';
import { roundHalfUp } from '../domain/money.ts';
import { type CellFunction, declare, each, known, optional } from './declare.ts';
import { cost, share } from './figures.ts';
import { count } from './values.ts';

const parameters = {
  sessions: each(count, 'Sessions a year with this payer.'),
  per_session: each(cost, "What a session brings now, in dollars, with the client's share."),
  refill_rate: known(cost, 'What a session brings that fills a freed hour, in dollars.'),
  stay: optional(share, 'The share of its sessions whose clients stay and pay another way; left out: none.'),
  stay_rate: optional(cost, 'What they pay for a session, in dollars. Needed with stay.'),
};

interface Values {
  sessions: number;
  per_session: number;
  stay: number | undefined;
  stay_rate: number | undefined;
}

const figuresOf = ({ sessions, per_session, stay = 0, stay_rate }: Values): ExitFigures => ({
  sessions,
  perSession: per_session,
  stay,
  stayRate: stay_rate ?? null,
});
const cents = (dollars: number | null): number | null => (dollars === null ? null : roundHalfUp(dollars, 2));

const scenario = declare({
  name: 'EXIT_SCENARIO',
  kind: 'row',
  columns: ['Lost', 'From clients who stay', 'Freed sessions', 'From refilled sessions', 'Change'],
  help:
    'Gives what a year without a payer would look like, side by side: revenue lost, revenue from clients who stay, freed ' +
    'sessions, revenue from those filled again, and the change in all.',
  parameters: {
    refill: each(share, 'The share of the freed sessions that is filled again, such as 0.7 or 70%.'),
    ...parameters,
  },
  example: {
    formula: '=EXIT_SCENARIO(50%, 400, 90, 120, 10%, 100)',
    args: [0.5, 400, 90, 120, 0.1, 100],
    gives: [[36000, 4000, 360, 21600, -10400]],
    says: 'With half of the freed hours filled again, $10,400 a year are missing.',
  },
  rule: 'Lost: sessions x what one brings. Stay: sessions x share x what they pay. Freed: the other sessions. Refilled: freed x share x what one brings. Change: stay + refilled - lost. EXIT-02, ASK-12; ICANotes.',
  compute: (values) => {
    // With nothing filled again it does not matter what a filled hour brings.
    if (values.refill > 0 && values.refill_rate === undefined) return [null, null, null, null, null];
    const { lost, kept, freed, refilled, change } = exitScenario(
      figuresOf(values),
      values.refill,
      values.refill_rate ?? 0,
    );
    return [cents(lost), cents(kept), cents(freed), cents(refilled), cents(change)];
  },
});

const breakEven = declare({
  name: 'BREAK_EVEN_REFILL',
  kind: 'cell',
  help:
    'Gives the share of the freed sessions that must be filled again for a year without the payer to bring as much as ' +
    'now. Above 100% even all of them are too few.',
  parameters: { ...parameters, refill_rate: each(cost, parameters.refill_rate.help) },
  example: {
    formula: '=BREAK_EVEN_REFILL(400, 90, 120, 10%, 100)',
    args: [400, 90, 120, 0.1, 100],
    gives: 0.7407,
    says: 'Three of four freed hours must be filled again.',
  },
  rule: '(lost - from clients who stay) / (freed sessions x what a refilled one brings). EXIT-02; ICANotes.',
  compute: (values) => breakEvenRefill(figuresOf(values), values.refill_rate),
});

export const exitFunctions: readonly CellFunction[] = [scenario, breakEven];
