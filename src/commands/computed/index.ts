/** Every computed tab (DESIGN 5). A new one is a declaration in a file of its own, and a line here. */

import { summaryTab } from '../summary.ts';
import { ORDER } from '../tabOrder.ts';
import type { ComputedTab } from './computedTab.ts';
import { exitPlanTab } from './exitPlan.ts';
import { functionsTab } from './functions.ts';
import { medicareTab } from './medicare.ts';
import { payerMixTab } from './payerMix.ts';
import { payerReviewTab } from './payerReview.ts';
import { rateComparisonTab } from './rateComparison.ts';
import { resultsTab } from './results.ts';
import { scorecardTab } from './scorecard.ts';
import { startTab } from './start.ts';

export const COMPUTED_TABS: readonly ComputedTab[] = [
  startTab(() => ({ order: ORDER, computed: COMPUTED_TABS.map(({ id }) => id) })),
  medicareTab,
  rateComparisonTab,
  scorecardTab,
  payerMixTab,
  payerReviewTab,
  exitPlanTab,
  summaryTab,
  resultsTab,
  functionsTab,
];
