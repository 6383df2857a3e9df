/** Which payers negotiate, what they look at first, and what can be done where they don't (TYPE-01..06, AMB-41). */
import type { Priority } from './fact.ts';

export interface PayerType {
  /** As in the Payers tab. */
  readonly type: string;
  readonly negotiable: 'yes' | 'limited' | 'own process' | 'no';
  /** For the user, one or two sentences. */
  readonly says: string;
  /** What the user can do, best first; where rates are fixed, instead of asking. */
  readonly instead: readonly string[];
  /** What it looks at first. */
  readonly priorities: readonly Priority[];
}

const ORDER: readonly Priority[] = ['access', 'outcomes', 'volume', 'specialization', 'engagement', 'efficiency'];

export const PAYER_KINDS: readonly PayerType[] = [
  {
    type: 'Commercial',
    negotiable: 'yes',
    says: 'Commercial plans negotiate. What counts is whether the network can do without you, your results, and how much care you give.',
    instead: [],
    priorities: ORDER,
  },
  {
    type: 'Behavioral health manager',
    negotiable: 'own process',
    says: 'Behavioral health managers have a process of their own and decide on data. Ask for the form and the measures before you write.',
    instead: ['Ask which outcome measures and efficiency figures count, and send those.'],
    priorities: ['outcomes', 'efficiency', 'specialization', 'access', 'engagement', 'volume'],
  },
  {
    type: 'Employee assistance (EAP)',
    negotiable: 'limited',
    says: 'Employee assistance programs pay less than commercial plans and move little. Volume, a higher tier, less paperwork and exclusive services are what they can give.',
    instead: [
      'Ask for a higher tier, or for less paperwork for each case.',
      'Ask how many referrals you can count on.',
    ],
    priorities: ['volume', 'access', 'efficiency', 'specialization', 'engagement', 'outcomes'],
  },
  {
    type: 'Medicare',
    negotiable: 'no',
    says: 'Medicare pays by its fee schedule. No letter changes it.',
    instead: [
      'Check that you bill under the right clinician type, place of service and locality.',
      'Comment on the proposed fee schedule each summer, alone or through your association.',
      'Use its amounts as the yardstick for the payers that do negotiate.',
    ],
    priorities: ORDER,
  },
  {
    type: 'Medicare Advantage',
    negotiable: 'limited',
    says: 'Medicare Advantage plans can agree on rates above the fee schedule, but seldom by much. Access for older members counts most.',
    instead: ['Ask for less prior authorization and for faster payment of clean claims.'],
    priorities: ['access', 'specialization', 'outcomes', 'efficiency', 'engagement', 'volume'],
  },
  {
    type: 'Medicaid',
    negotiable: 'no',
    says: 'State Medicaid pays by a schedule that the state sets. A practice cannot negotiate it.',
    instead: [
      'Bring your figures on access and waiting lists to your state association and your legislators.',
      'Comment when the state proposes new rates.',
      'If a managed care company runs the plan, ask that company.',
    ],
    priorities: ORDER,
  },
  {
    type: 'Managed Medicaid',
    negotiable: 'limited',
    says: 'Managed Medicaid plans negotiate within what the state pays them. They must show that members find care, so access and languages count most.',
    instead: ['Ask for less prior authorization, for faster payment, or for a bonus for quick first appointments.'],
    priorities: ['access', 'specialization', 'engagement', 'outcomes', 'volume', 'efficiency'],
  },
  {
    type: 'TRICARE or VA',
    negotiable: 'limited',
    says: 'TRICARE and VA contracts follow a federal schedule. The regional contractor can sometimes raise a rate where care is hard to find.',
    instead: ['Ask the regional contractor about rates for places where members cannot find care.'],
    priorities: ['access', 'specialization', 'outcomes', 'engagement', 'volume', 'efficiency'],
  },
  {
    type: 'Platform that holds the contract',
    negotiable: 'no',
    says: 'The platform holds the contract with the payer, so you have no rate of your own to negotiate.',
    instead: [
      'Ask the payer to credential you directly, then answer its fee schedule before you sign.',
      'Check what your agreement with the platform says about leaving and about clients who stay.',
    ],
    priorities: ORDER,
  },
];

const UNKNOWN: PayerType = {
  type: '',
  negotiable: 'yes',
  says: 'The Payers tab does not say what type this payer is, so the facts are ranked as for a commercial plan.',
  instead: [],
  priorities: ORDER,
};

/** By the words of the Payers tab, case and spaces around them ignored. */
export function payerTypeOf(type: string): PayerType {
  const typed = type.trim().toLowerCase();
  return PAYER_KINDS.find((kind) => kind.type.toLowerCase() === typed) ?? UNKNOWN;
}
