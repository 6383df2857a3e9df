import { describedPlan, EXIT_CHOICE, EXIT_PLAN, exitPlan, exitPlanColumns } from '../../workbook/reports/exitPlan.ts';
import { buildReportTab, type ComputedTab } from './computedTab.ts';
import { ONE_PAYER_NEEDS, readOnePayer } from './onePayer.ts';

export const exitPlanTab: ComputedTab = {
  ...EXIT_PLAN,
  kind: 'worked-out',
  needs: ONE_PAYER_NEEDS,
  columns: exitPlanColumns,
  described: describedPlan,
  build(building) {
    const { sources, payers, problems, state } = readOnePayer(building, EXIT_CHOICE);
    return buildReportTab(
      this,
      building,
      exitPlan(sources, payers, sources.practice('clientOptions')),
      `It shows ${payers[0] ?? ''}. Choose another payer beside the title.`,
      problems,
      { state, as: 'cell' },
    );
  },
};
