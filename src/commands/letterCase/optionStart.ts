/** What the options of a request would say when ticked. */
import { addMonths } from '../../domain/calendar/index.ts';
import type { AskOption } from '../../domain/letters/ask.ts';
import type { LetterLine } from '../../domain/letters/facts.ts';
import type { LetterCase } from './index.ts';

/** What an option would say when ticked. */
export function optionStart(kind: AskOption['kind'], found: LetterCase, today: string): AskOption {
  const { starts, facts } = found;
  const codes = starts.codes.length > 0 ? starts.codes : ['90837'];
  switch (kind) {
    case 'escalator':
      return { kind, share: 0.03 };
    case 'carve-out':
      return { kind, codes: mostUsed(facts.lines, codes) };
    case 'add codes':
      return { kind, codes: ['90847'] };
    case 'prior authorization':
      return { kind, codes };
    case 'clean claims':
      return { kind, businessDays: starts.cleanClaimDays ?? 15 };
    case 'phased':
      return { kind, second: addMonths(facts.effectiveFrom ?? today, 6) };
    case 'review in six months':
      return { kind };
    case 'by volume':
      return { kind, members: Math.max(10, Math.ceil((starts.members * 1.25) / 5) * 5) };
    case 'less paperwork':
      return { kind, what: 'treatment plans only once a year' };
    case 'performance':
    case 'bonus':
      return { kind, measure: 'days to a first appointment' };
    case 'trade-off':
      return { kind, give: 'two more first appointments a week for your members' };
  }
}

/** The codes that carry most sessions, at most two (ASK-10, ASK-13). */
function mostUsed(lines: readonly LetterLine[], codes: readonly string[]): readonly string[] {
  const known = lines.filter(({ sessions }) => (sessions ?? 0) > 0);
  const used = [...known].sort((a, b) => (b.sessions ?? 0) - (a.sessions ?? 0)).map(({ code }) => code);
  return (used.length > 0 ? used : codes).slice(0, 2);
}
