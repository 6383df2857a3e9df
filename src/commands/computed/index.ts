/** Every computed tab (DESIGN 5). A new one is a declaration in a file of its own, and a line here. */
import type { ComputedTab } from './computedTab.ts';
import { functionsTab } from './functions.ts';
import { rateComparisonTab } from './rateComparison.ts';

export const COMPUTED_TABS: readonly ComputedTab[] = [rateComparisonTab, functionsTab];
