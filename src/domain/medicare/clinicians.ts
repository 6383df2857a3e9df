import { Refusal } from '../refusal.ts';

/** Who bills, and what share of the physician fee schedule Medicare pays that profession. */
export interface Clinician {
  /** The word that the Practice tab and the cell functions take. */
  readonly key: string;
  readonly percent: 100 | 75 | 85;
  /** e.g. "Clinical social worker" */
  readonly label: string;
  /** e.g. "clinical social workers", for sentences */
  readonly plural: string;
}

interface Entry extends Clinician {
  /** Lower case, letters only. */
  readonly synonyms: string;
}

/** Percentages: 42 CFR 414.53 (75), 414.56 and 414.52 (85), 414.62 (100). The first is the default. */
const entries: readonly Entry[] = [
  {
    key: 'Psychologist',
    percent: 100,
    label: 'Clinical psychologist',
    plural: 'clinical psychologists',
    synonyms: 'psyd phd edd licensedpsychologist lp',
  },
  {
    key: 'Physician',
    percent: 100,
    label: 'Physician',
    plural: 'physicians',
    synonyms: 'psychiatrist md do medicaldoctor mddo',
  },
  {
    key: 'LCSW',
    percent: 75,
    label: 'Clinical social worker',
    plural: 'clinical social workers',
    synonyms: 'licsw lcswc lcswr lscsw lisw liswcp csw socialworker licensedclinicalsocialworker',
  },
  {
    key: 'LMFT',
    percent: 75,
    label: 'Marriage and family therapist',
    plural: 'marriage and family therapists',
    synonyms: 'mft lcmft imft licensedmarriageandfamilytherapist marriagefamilytherapist familytherapist',
  },
  {
    key: 'LMHC',
    percent: 75,
    label: 'Mental health counselor',
    plural: 'mental health counselors',
    synonyms:
      'lpc lpcc lcpc lcmhc lpcmh lmhclpc lpclmhc mhc counselor counsellor professionalcounselor clinicalcounselor ' +
      'licensedprofessionalcounselor licensedmentalhealthcounselor licensedclinicalmentalhealthcounselor',
  },
  {
    key: 'NP',
    percent: 85,
    label: 'Nurse practitioner',
    plural: 'nurse practitioners',
    synonyms:
      'pmhnp pmhnpbc aprn arnp crnp fnp dnp psychiatricnp psychnp psychiatricnursepractitioner ' +
      'psychiatricmentalhealthnursepractitioner advancedpracticeregisterednurse',
  },
  {
    key: 'CNS',
    percent: 85,
    label: 'Clinical nurse specialist',
    plural: 'clinical nurse specialists',
    synonyms: 'pmhcns pmhcnsbc',
  },
  {
    key: 'PA',
    percent: 85,
    label: 'Physician assistant',
    plural: 'physician assistants',
    synonyms: 'pac physicianassociate',
  },
];

const list: readonly Clinician[] = entries.map(({ key, percent, label, plural }) => ({ key, percent, label, plural }));

/** Every kind of clinician, the default first. */
export function clinicians(): readonly Clinician[] {
  return list;
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

let byWord: Map<string, Clinician> | undefined;
/** Texts looked at before, as typed: a column repeats one clinician thousands of times. */
const seen = new Map<string, Clinician | null>();

function words(): Map<string, Clinician> {
  if (byWord !== undefined) return byWord;
  byWord = new Map();
  for (const [i, clinician] of list.entries()) {
    const synonyms = entries[i]?.synonyms.split(' ') ?? [];
    for (const word of [clinician.key, clinician.label, clinician.plural, ...synonyms]) {
      byWord.set(lettersOf(word), clinician);
    }
  }
  return byWord;
}

/**
 * A clinician as people write it ("LICSW", "psychologist", "Psy.D."); case, dots, spaces and a plural s are ignored,
 * blank is the default, a psychologist. Null for words that name none.
 */
export function clinicianNamed(text: string): Clinician | null {
  let found = seen.get(text);
  if (found === undefined) {
    const word = text.trim() === '' ? 'psychologist' : lettersOf(text);
    found = words().get(word) ?? (word.endsWith('s') ? words().get(word.slice(0, -1)) : undefined) ?? null;
    seen.set(text, found);
  }
  return found;
}

/**
 * The same where it must be one.
 * @throws Refusal('clinician') that lists what is accepted
 */
export function parseClinician(text: string): Clinician {
  const clinician = clinicianNamed(text);
  if (clinician) return clinician;
  throw new Refusal(
    'clinician',
    `The clinician "${text.trim()}" is not one RateCase knows; use psychologist, physician, LCSW, LMFT, LMHC, LPC, NP, CNS or PA.`,
  );
}
