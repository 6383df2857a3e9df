/** What every letter lacks in the same places: sender, payer, person, codes. */

import { daysBetween } from '../calendar/index.ts';
import { longDate } from '../words.ts';
import type { LetterFacts, LetterNeed, RateRequestFacts } from './facts.ts';
import { oneLine } from './markdown.ts';
import { npiFault } from './npi.ts';
import { DEFAULT_ADDRESSEE } from './parts.ts';

const isBlank = (text: string | undefined): boolean => oneLine(text ?? '') === '';

/** Without a name and a payer there is no letter; the rest makes it stronger. */
export function frameNeeds({ practice, payer, contact }: RateRequestFacts): LetterNeed[] {
  const found: LetterNeed[] = [];
  const isNameless = isBlank(practice.practiceName) && isBlank(practice.signer);
  if (isNameless) {
    found.push({
      message: 'Practice tab, Practice name: the letter has no sender. Type the name payers know you by.',
      level: 'needed',
      field: 'practice.practiceName',
    });
  }
  if (isBlank(payer)) {
    found.push({
      message: 'Negotiation Log, Insurer Name: the row has no payer. Type the payer the letter goes to.',
      level: 'needed',
      field: 'log.payer',
    });
  }
  if (isBlank(practice.signer) && !isNameless) {
    found.push({
      message:
        'Practice tab, Letters signed by: the letter is signed by the practice only. Type the name of the person who signs.',
      level: 'better',
      field: 'practice.signer',
    });
  }
  const npi = npiFault(practice.npi);
  if (npi !== null) found.push({ message: `Practice tab, NPI: ${npi}`, level: 'better', field: 'practice.npi' });
  if (isBlank(practice.phone) && isBlank(practice.email)) {
    found.push({
      message: 'Practice tab, Phone: the letter names no way to reach you. Type a phone number or an email address.',
      level: 'better',
      field: 'practice.phone',
    });
  }
  if (isBlank(contact.name)) {
    found.push({
      message: `Negotiation Log, Contract Representative Name & Title: no person is named, so the letter goes to ${oneLine(contact.title ?? '') || DEFAULT_ADDRESSEE}. A letter to the person who decides gets further.`,
      level: 'better',
      field: 'log.contact',
    });
  }
  return found;
}

export function codesNeed({ lines }: RateRequestFacts): LetterNeed[] {
  if (lines.length > 0) return [];
  return [
    {
      message: 'Negotiation Log, CPT Codes Requested for Review: no code is listed. Type the codes, like 90834, 90837.',
      level: 'needed',
      field: 'log.codes',
    },
  ];
}

export function amountNeeds({ lines }: RateRequestFacts): LetterNeed[] {
  return lines
    .filter((line) => line.requested === null)
    .map(({ code }) => ({
      message: `Negotiation Log, Requested Rate per Code: ${code} has no amount. Type the rate you ask for, like ${code}: 120.00.`,
      level: 'needed',
      field: `line.${code}.requested`,
    }));
}

/** A notice speaks of a day to come. */
export function lastDayAhead({ date, lastDay }: LetterFacts): LetterNeed[] {
  if (!lastDay || lastDay >= date) return [];
  return [
    {
      message: `Payers, Last day in network: ${longDate(lastDay)} is over. Type the day to come on which you leave.`,
      level: 'needed',
      field: 'payers.lastDay',
    },
  ];
}

/** EXIT-01: the days from the letter to the last day, beside those of the contract. */
export function noticeKept(facts: LetterFacts): LetterNeed[] {
  const { date, lastDay, noticeDays } = facts;
  if (!lastDay || lastDay < date || isNoticeKept(facts)) return [];
  const days = daysBetween(date, lastDay);
  return [
    {
      message: `Payers, Last day in network: from today to ${longDate(lastDay)} ${days === 1 ? 'is one day' : `are ${days} days`}, and the contract asks for ${noticeDays ?? ''} days' notice. Choose a later day, or agree on an earlier end.`,
      level: 'better',
      field: 'payers.lastDay',
    },
  ];
}

/** From the letter to the last day in the network there are at least the days of notice that the contract asks for. */
export const isNoticeKept = ({ date, lastDay, noticeDays }: LetterFacts): boolean =>
  !lastDay || !noticeDays || daysBetween(date, lastDay) >= noticeDays;

/** What blocks first, otherwise in the order found; a field is named once. */
export function inOrder(needs: readonly LetterNeed[]): LetterNeed[] {
  const sorted = [
    ...needs.filter(({ level }) => level === 'needed'),
    ...needs.filter(({ level }) => level === 'better'),
  ];
  return sorted.filter(({ field }, i) => sorted.findIndex((other) => other.field === field) === i);
}
