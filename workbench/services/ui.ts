/** Base.Ui: menus, alerts, the sidebar and dialogs. What is shown is handed to the page as requests. */
import type { MenuEntry } from '../types.ts';
import type { Execution } from './execution.ts';
import type { HtmlOutput } from './html.ts';
import { type EnumValue, enumeration, local, ServiceObject, type Surface, surface } from './surface.ts';

const Button = enumeration('Base', 'Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const ButtonSet = enumeration('Base', 'ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

const DIALOG_WIDTH = 600;
const DIALOG_HEIGHT = 400;

export class Ui extends ServiceObject {
  readonly surface: Surface = uiSurface;
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  constructor(private readonly execution: Execution) {
    super();
  }

  createAddonMenu(): Menu {
    return new Menu(this.execution, null);
  }

  createMenu(caption: string): Menu {
    return new Menu(this.execution, caption);
  }

  /** Nobody is there to press a button: a message with one button is confirmed, a question is closed unanswered. */
  alert(...args: (string | EnumValue)[]): EnumValue {
    this.needUser('alert');
    const texts = args.filter((arg) => typeof arg === 'string');
    const buttons = args.find((arg) => typeof arg !== 'string') ?? ButtonSet.OK;
    const [title, message] = texts.length > 1 ? texts : ['', texts[0]];
    this.execution.ui.push({ kind: 'alert', title: title ?? '', message: message ?? '' });
    return buttons === ButtonSet.OK ? Button.OK : Button.CLOSE;
  }

  /** The next of the answers that a test has laid ready; without one, what was asked is shown and closed unanswered. */
  prompt(...args: (string | EnumValue)[]): PromptResponse {
    this.needUser('prompt');
    const texts = args.filter((arg) => typeof arg === 'string');
    const [title, message] = texts.length > 1 ? texts : ['', texts[0]];
    const given = this.execution.state.promptAnswers.shift();
    this.execution.ui.push({ kind: 'alert', title: title ?? '', message: message ?? '' });
    return new PromptResponse(given ?? null);
  }

  showSidebar(page: HtmlOutput): null {
    this.needUser('showSidebar', 'script.container.ui');
    this.execution.ui.push({ kind: 'sidebar', title: page.getTitle(), html: page.getContent() });
    return null;
  }

  showModalDialog(page: HtmlOutput, title: string): null {
    this.needUser('showModalDialog', 'script.container.ui');
    return this.dialog(page, title, true);
  }

  showModelessDialog(page: HtmlOutput, title: string): null {
    this.needUser('showModelessDialog', 'script.container.ui');
    return this.dialog(page, title, false);
  }

  private dialog(page: HtmlOutput, title: string, modal: boolean): null {
    const width = page.getWidth() ?? DIALOG_WIDTH;
    const height = page.getHeight() ?? DIALOG_HEIGHT;
    this.execution.ui.push({ kind: 'dialog', title, html: page.getContent(), width, height, modal });
    return null;
  }

  private needUser(call: string, scope?: string): void {
    this.execution.allowIn(['FULL'], `Ui.${call}`);
    if (scope) this.execution.needScope(`Ui.${call}`, scope);
  }
}

const uiSurface = surface<GoogleAppsScript.Base.Ui, Ui>(
  'Ui',
  {
    createAddonMenu: local(),
    createMenu: local('String'),
    alert: local('String', 'String, ButtonSet', 'String, String, ButtonSet'),
    prompt: local('String', 'String, ButtonSet', 'String, String, ButtonSet'),
    showSidebar: local('HtmlOutput'),
    showModalDialog: local('HtmlOutput, String'),
    showModelessDialog: local('HtmlOutput, String'),
  },
  ['Button', 'ButtonSet'],
);

/** What was typed and which button was pressed; null: the question was closed. */
export class PromptResponse extends ServiceObject {
  readonly surface: Surface = promptSurface;

  constructor(private readonly text: string | null) {
    super();
  }

  getResponseText(): string {
    return this.text ?? '';
  }

  getSelectedButton(): EnumValue {
    return this.text === null ? Button.CLOSE : Button.OK;
  }
}

const promptSurface = surface<GoogleAppsScript.Base.PromptResponse, PromptResponse>('PromptResponse', {
  getResponseText: local(),
  getSelectedButton: local(),
});

export class Menu extends ServiceObject {
  readonly surface: Surface = menuSurface;
  private readonly entries: MenuEntry[] = [];

  constructor(
    private readonly execution: Execution,
    /** null: the add-on's own menu. */
    private readonly caption: string | null,
  ) {
    super();
  }

  addItem(label: string, run: string): Menu {
    this.entries.push({ label, run });
    return this;
  }

  addSeparator(): Menu {
    this.entries.push({ label: '' });
    return this;
  }

  addSubMenu(menu: Menu): Menu {
    this.entries.push({ label: menu.caption ?? '', entries: [...menu.entries] });
    return this;
  }

  /** Menus of other captions stand under the add-on's, as in a published add-on (PLATFORM 2.1). */
  addToUi(): null {
    const { menus } = this.execution.state;
    if (this.caption === null) menus.own = [...this.entries];
    else {
      const others = menus.others.filter((menu) => menu.label !== this.caption);
      menus.others = [...others, { label: this.caption, entries: [...this.entries] }];
    }
    return null;
  }
}

const menuSurface = surface<GoogleAppsScript.Base.Menu, Menu>('Menu', {
  addItem: local('String, String'),
  addSeparator: local(),
  addSubMenu: local('Menu'),
  addToUi: local(),
});
