/** RichTextValue and TextStyle: text that is styled and linked as a whole. Parts of a text are not in the workbench. */
import type { CellAttributes, SheetModel } from '../engine/types.ts';
import { colorOf } from './cells.ts';
import { local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

type Style = Pick<CellAttributes, 'bold' | 'italic' | 'underline' | 'fontColor' | 'fontFamily' | 'fontSize'>;

export class TextStyle extends ServiceObject {
  readonly surface: Surface = textStyleSurface;

  constructor(readonly style: Readonly<Style>) {
    super();
  }

  isBold(): boolean | null {
    return this.style.bold ?? null;
  }

  isItalic(): boolean | null {
    return this.style.italic ?? null;
  }

  isUnderline(): boolean | null {
    return this.style.underline ?? null;
  }

  getForegroundColor(): string | null {
    return this.style.fontColor ?? null;
  }

  getFontFamily(): string | null {
    return this.style.fontFamily ?? null;
  }

  getFontSize(): number | null {
    return this.style.fontSize ?? null;
  }

  copy(): TextStyleBuilder {
    return new TextStyleBuilder({ ...this.style });
  }
}

const textStyleSurface = surface<GoogleAppsScript.Spreadsheet.TextStyle, TextStyle>('SpreadsheetApp.TextStyle', {
  isBold: local(),
  isItalic: local(),
  isUnderline: local(),
  getForegroundColor: local(),
  getFontFamily: local(),
  getFontSize: local(),
  copy: local(),
});

export class TextStyleBuilder extends ServiceObject {
  readonly surface: Surface = textStyleBuilderSurface;

  constructor(private readonly style: Style = {}) {
    super();
  }

  setBold(bold: boolean): TextStyleBuilder {
    return this.with({ bold });
  }

  setItalic(italic: boolean): TextStyleBuilder {
    return this.with({ italic });
  }

  setUnderline(underline: boolean): TextStyleBuilder {
    return this.with({ underline });
  }

  setForegroundColor(color: string): TextStyleBuilder {
    return this.with({ fontColor: colorOf(color) });
  }

  setFontFamily(fontFamily: string): TextStyleBuilder {
    return this.with({ fontFamily });
  }

  setFontSize(fontSize: number): TextStyleBuilder {
    return this.with({ fontSize });
  }

  build(): TextStyle {
    return new TextStyle({ ...this.style });
  }

  private with(change: Style): TextStyleBuilder {
    Object.assign(this.style, change);
    return this;
  }
}

const textStyleBuilderSurface = surface<GoogleAppsScript.Spreadsheet.TextStyleBuilder, TextStyleBuilder>(
  'SpreadsheetApp.TextStyleBuilder',
  {
    setBold: local('Boolean'),
    setItalic: local('Boolean'),
    setUnderline: local('Boolean'),
    setForegroundColor: local('String'),
    setFontFamily: local('String'),
    setFontSize: local('Integer'),
    build: local(),
  },
);

export class RichTextValue extends ServiceObject {
  readonly surface: Surface = richTextSurface;

  constructor(
    private readonly text: string,
    private readonly link: string | null,
    private readonly style: Readonly<Style> | null,
  ) {
    super();
  }

  /** null for a cell that holds no text, as at Google. */
  static ofCell(sheet: SheetModel, row: number, column: number): RichTextValue | null {
    const { value, attributes } = sheet.view(row, column);
    if (value !== null && typeof value !== 'string') return null;
    const { bold, italic, underline, fontColor, fontFamily, fontSize } = attributes;
    const style = { bold, italic, underline, fontColor, fontFamily, fontSize };
    const set = Object.fromEntries(Object.entries(style).filter(([, entry]) => entry !== undefined));
    return new RichTextValue(value ?? '', attributes.link ?? null, set);
  }

  /** The text is not parsed (PLATFORM 5, unconfirmed). */
  write(sheet: SheetModel, row: number, column: number): void {
    if (this.text === '') sheet.put(row, column, null);
    else sheet.putText(row, column, this.text);
    sheet.setAttributes(row, column, { ...this.style, link: this.link ?? undefined });
  }

  getText(): string {
    return this.text;
  }

  getLinkUrl(): string | null {
    return this.link;
  }

  getTextStyle(): TextStyle {
    return new TextStyle(this.style ?? {});
  }

  getStartIndex(): number {
    return 0;
  }

  getEndIndex(): number {
    return this.text.length;
  }

  getRuns(): RichTextValue[] {
    return [this];
  }

  copy(): RichTextValueBuilder {
    return new RichTextValueBuilder(this.text, this.link, this.style);
  }
}

const richTextSurface = surface<GoogleAppsScript.Spreadsheet.RichTextValue, RichTextValue>(
  'SpreadsheetApp.RichTextValue',
  {
    getText: local(),
    getLinkUrl: local(),
    getTextStyle: local(),
    getStartIndex: local(),
    getEndIndex: local(),
    getRuns: local(),
    copy: local(),
  },
);

export class RichTextValueBuilder extends ServiceObject {
  readonly surface: Surface = richTextBuilderSurface;

  constructor(
    private text: string = '',
    private link: string | null = null,
    private style: Readonly<Style> | null = null,
  ) {
    super();
  }

  /** Takes the styles and links given before away, as at Google. */
  setText(text: string): RichTextValueBuilder {
    this.text = text;
    this.link = null;
    this.style = null;
    return this;
  }

  setLinkUrl(...args: [string | null] | [number, number, string | null]): RichTextValueBuilder {
    this.link = this.whole('setLinkUrl', args);
    return this;
  }

  setTextStyle(...args: [TextStyle | null] | [number, number, TextStyle | null]): RichTextValueBuilder {
    this.style = this.whole('setTextStyle', args)?.style ?? null;
    return this;
  }

  build(): RichTextValue {
    return new RichTextValue(this.text, this.link, this.style);
  }

  private whole<T>(method: string, args: [T] | [number, number, T]): T {
    if (args.length === 1) return args[0];
    const [start, end, value] = args;
    if (start === 0 && end === this.text.length) return value;
    throw new ServiceError(`RichTextValueBuilder.${method} for a part of the text is not in the workbench`);
  }
}

const richTextBuilderSurface = surface<GoogleAppsScript.Spreadsheet.RichTextValueBuilder, RichTextValueBuilder>(
  'SpreadsheetApp.RichTextValueBuilder',
  {
    setText: local('String'),
    setLinkUrl: local('String?', 'Integer, Integer, String?'),
    setTextStyle: local('TextStyle?', 'Integer, Integer, TextStyle?'),
    build: local(),
  },
);
