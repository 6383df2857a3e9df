/** What Google calls: the menu, its items, and the sidebar's one function. */
export { onInstall, onOpen } from './menu.ts';
export {
  buildAllTabs,
  checkSpreadsheet,
  refreshTabs,
  showHelp,
  showLetters,
  showPayer,
  showSidebar,
  takeScorecardSnapshot,
  writeSummaryPage,
} from './menuItems.ts';
export { rateCase } from './rpc.ts';
