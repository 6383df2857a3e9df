/** The one file that names HtmlService and the spreadsheet's Ui. */

export interface MenuItem {
  label: string;
  functionName: string;
}

/** Adds the add-on's menu; safe in every authorisation mode (PLATFORM 2.1). */
export function addMenu(items: readonly (MenuItem | 'separator')[]): void {
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  for (const item of items) {
    if (item === 'separator') menu.addSeparator();
    else menu.addItem(item.label, item.functionName);
  }
  menu.addToUi();
}

/** Opens the panel; `screen` is the one it shows first. It keeps its drafts under the spreadsheet's id. */
export function openSidebar(title: string, screen: string): void {
  const html = HtmlService.createHtmlOutputFromFile('Sidebar').getContent();
  const told = `window.RATECASE_SCREEN=${JSON.stringify(screen)};window.RATECASE_FILE=${JSON.stringify(SpreadsheetApp.getActive().getId())}`;
  const page = HtmlService.createHtmlOutput(html.replace('<body>', `<body><script>${told}</script>`));
  SpreadsheetApp.getUi().showSidebar(page.setTitle(title));
}

/** Stays until the user has read it. */
export function tell(message: string, title: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, message, ui.ButtonSet.OK);
}

export function toast(message: string, title: string): void {
  SpreadsheetApp.getActive().toast(message, title, 8);
}
