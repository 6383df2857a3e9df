/** What the engine needs to know of a spreadsheet's locale: how numbers, dates and formulas are written in it. */
export interface Locale {
  name: string;
  /** For numfmt and Intl. */
  tag: string;
  decimal: string;
  group: string;
  /** Separates arguments; `;` is accepted everywhere. */
  argument: string;
  /** Separates the columns of an array literal; rows are always separated by `;`. */
  arrayColumn: string;
  /** Order in which a date of three numbers is typed. */
  dateOrder: 'mdy' | 'dmy';
  /** Pattern given to dates that have no other. */
  datePattern: string;
  timePattern: string;
  currency: string;
  currencyPattern: string;
}

const EN_US: Locale = {
  name: 'en_US',
  tag: 'en-US',
  decimal: '.',
  group: ',',
  argument: ',',
  arrayColumn: ',',
  dateOrder: 'mdy',
  datePattern: 'm/d/yyyy',
  timePattern: 'h:mm:ss am/pm',
  currency: '$',
  currencyPattern: '$#,##0.00',
};

const DE_DE: Locale = {
  name: 'de_DE',
  tag: 'de-DE',
  decimal: ',',
  group: '.',
  argument: ';',
  arrayColumn: '\\',
  dateOrder: 'dmy',
  datePattern: 'dd.mm.yyyy',
  timePattern: 'hh:mm:ss',
  currency: '€',
  currencyPattern: '#,##0.00 €',
};

const LOCALES = new Map([EN_US, DE_DE].map((locale) => [locale.name, locale]));

/** Throws for a locale the workbench does not have. */
export function localeByName(name: string): Locale {
  const locale = LOCALES.get(name);
  if (!locale) throw new Error(`The workbench knows the locales ${[...LOCALES.keys()].join(' and ')}, not "${name}".`);
  return locale;
}
