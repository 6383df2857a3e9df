import { starterCodes } from '../../domain/services.ts';
import { MEDICARE_TAB, medicareReport, readOwnFigures } from '../../workbook/reports/medicare.ts';
import { codesTyped, readState } from '../state.ts';
import { buildReportTab, type ComputedTab } from './computedTab.ts';

export const medicareTab: ComputedTab = {
  ...MEDICARE_TAB,
  kind: 'worked-out',
  needs: ['practice', 'rates'],
  columns: () => medicareReport([], () => 'A1').columns,
  build(building) {
    const { tabs } = building;
    const state = readState(['practice', 'rates'], tabs);
    const typed = codesTyped(state);
    const codes = typed.length > 0 ? typed : starterCodes;
    const context = building.context(state.practice);
    const there = tabs.find(MEDICARE_TAB.id);
    const problems = there ? readOwnFigures(there, () => tabs.nameOf(MEDICARE_TAB.id)).problems : [];
    return buildReportTab(
      this,
      building,
      medicareReport(codes, (key) => context.practice(key)),
      `${codes.length} codes.`,
      problems,
    );
  },
};
