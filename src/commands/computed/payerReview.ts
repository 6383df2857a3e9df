import {
  describedReview,
  PAYER_REVIEW,
  payerReview,
  payerReviewColumns,
  REVIEW_CHOICE,
} from '../../workbook/reports/payerReview.ts';
import { buildReportTab, type ComputedTab } from './computedTab.ts';
import { ONE_PAYER_NEEDS, readOnePayer } from './onePayer.ts';

export const payerReviewTab: ComputedTab = {
  ...PAYER_REVIEW,
  kind: 'worked-out',
  needs: ONE_PAYER_NEEDS,
  columns: payerReviewColumns,
  described: describedReview,
  build(building) {
    const { sources, payers, problems, state } = readOnePayer(building, REVIEW_CHOICE);
    return buildReportTab(
      this,
      building,
      payerReview(sources, payers),
      `It shows ${payers[0] ?? ''}. Choose another payer beside the title.`,
      problems,
      { state, as: 'cell' },
    );
  },
};
