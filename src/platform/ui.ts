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

/** Whether the user says yes. */
export function ask(question: string, title: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(title, question, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

export function toast(message: string, title: string): void {
  SpreadsheetApp.getActive().toast(message, title, 8);
}

/** A window with text to copy. */
export function showText(title: string, introduction: string, text: string): void {
  const escaped = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>
body{margin:0;font:13px/1.45 Arial,sans-serif;color:#1F2328}
p{margin:0 0 8px}
textarea{box-sizing:border-box;width:100%;height:300px;font:12px/1.45 monospace;color:inherit;white-space:pre;border:1px solid #6F7780;border-radius:4px;padding:8px}
button{margin-top:8px;min-height:36px;padding:0 16px;border:0;border-radius:4px;background:#0B57D0;color:#fff;font:inherit;font-weight:bold;cursor:pointer}
:focus-visible{outline:2px solid #0B57D0;outline-offset:2px}
</style></head><body><p id="what">${escaped(introduction)}</p>
<textarea readonly aria-labelledby="what">${escaped(text)}</textarea>
<button type="button">Copy</button> <span role="status"></span>
<script>
var box=document.querySelector('textarea');
document.querySelector('button').onclick=function(){box.focus();box.select();
document.querySelector('span').textContent=document.execCommand('copy')?'Copied.':'Press Ctrl+C or Command+C to copy.';};
</script></body></html>`;
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(page).setWidth(640).setHeight(430), title);
}
