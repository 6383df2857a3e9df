import { joinWords } from '../../domain/words.ts';
import { functionHelp } from '../../functions/help.ts';
import { buildFunctionsTab, FUNCTIONS_TAB, inLocale } from '../../workbook/reports/functionsTab.ts';
import type { ComputedTab } from './computedTab.ts';

export const functionsTab: ComputedTab = {
  ...FUNCTIONS_TAB,
  kind: 'settings',
  needs: [],
  columns: () => [],
  build({ tabs, sheetOf }) {
    const { sheet, isNew } = sheetOf(FUNCTIONS_TAB);
    const locale = tabs.spreadsheet.getSpreadsheetLocale();
    const rows = functionHelp().map(({ name, whatFor, arguments: given, example, rule }) => ({
      name,
      whatFor,
      youGive: given.map((argument) => `${argument.name}: ${argument.help}`).join('\n'),
      example: inLocale(example.formula, locale),
      gives: `${example.gives}\n${example.says}`,
      rule,
    }));
    const { outcome, added } = buildFunctionsTab(sheet, rows, isNew);
    tabs.stands(FUNCTIONS_TAB.id);
    return {
      id: FUNCTIONS_TAB.id,
      title: tabs.nameOf(FUNCTIONS_TAB.id),
      outcome,
      summary: added.length > 0 ? `Added ${joinWords(added)}.` : '',
      problems: [],
    };
  },
};
