/** To whom a letter goes. */
import { type LetterContact, parseContact } from '../../domain/letters/facts.ts';
import type { TableRow } from '../../workbook/read.ts';
import { normalized } from '../../workbook/tables/column.ts';
import { contacts, DEPARTMENTS } from '../../workbook/tables/contacts.ts';
import { type LogKey, negotiationLog } from '../../workbook/tables/negotiationLog.ts';
import type { State } from '../state.ts';
import { cellOf, isSame, rowsOf } from './common.ts';

const RELATIONS = normalized('Provider relations');

/** LOG-02 as typed; else the contact who can decide, else provider relations (AMB-20). */
export function contactFor(state: State, row: TableRow<LogKey> | null, payer: string) {
  const typed = row?.text('contact') ?? '';
  if (row && typed !== '') {
    return {
      contact: parseContact(typed, row.text('contactInfo')),
      text: typed,
      why: `Named in ${state.log?.name ?? negotiationLog.title}, cell ${row.cell('contact')}.`,
      at: cellOf(negotiationLog, row, 'contact'),
    };
  }
  const rank = (contact: TableRow<'canApprove' | 'department'>): number => {
    const approves = normalized(contact.text('canApprove'));
    const department = DEPARTMENTS.findIndex((name) => isSame(name, contact.text('department')));
    return (
      (approves === 'yes' ? 0 : approves === 'no' ? 200 : 100) + (department < 0 ? DEPARTMENTS.length : department)
    );
  };
  const best = [...rowsOf(state.contacts, payer, 'payer')].sort((a, b) => rank(a) - rank(b))[0];
  if (!best) {
    const none: LetterContact = { name: '', info: row?.text('contactInfo') ?? '' };
    return {
      contact: none,
      text: '',
      why: 'No contact is known. The phone script “Find the right person” helps to get a name.',
      at: row ? cellOf(negotiationLog, row, 'contact') : null,
    };
  }
  const [name, title, department] = [best.text('name'), best.text('title'), best.text('department')];
  const approves = normalized(best.text('canApprove')) === 'yes';
  return {
    contact: {
      name,
      title: [title, department].filter((part) => part !== '').join(', '),
      info: [best.text('email'), best.text('phone')].filter((part) => part !== '').join('; '),
    },
    text: [name, title, department].filter((part) => part !== '').join(', '),
    why: approves
      ? 'Contacts says that this person can approve rates.'
      : normalized(department) === RELATIONS
        ? 'Nobody in Contacts is known to approve rates. Provider relations can name who does: use the phone script “Find the right person”.'
        : 'Nobody in Contacts is known to approve rates; this department is the nearest to it.',
    at: cellOf(contacts, best, 'payer'),
  };
}
