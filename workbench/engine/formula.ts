/** A formula in a cell: its text, its tree, and the areas it reads. */
import { type Expression, type ParsedFormula, parseFormula } from './grammar.ts';
import type { Locale } from './locale.ts';
import type { Sheet } from './sheet.ts';
import type { Area } from './types.ts';

/** An area on a sheet; bottom and right may be OPEN. */
export interface BoundArea {
  sheet: Sheet;
  area: Area;
}

/** Functions that read the clock or chance: their cells are calculated at every change. */
const VOLATILE = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN']);
/** Functions that only ask where a reference points, not what it holds. */
const SHAPE_ONLY = new Set(['ROW', 'ROWS', 'COLUMN', 'COLUMNS']);
/** Functions whose result is one value, whatever they are given. */
const SINGLE_VALUED = new Set(
  `SUM AVERAGE COUNT COUNTA COUNTBLANK MIN MAX MEDIAN PRODUCT SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIF AVERAGEIFS MINIFS MAXIFS
   SUMPRODUCT TEXTJOIN JOIN MATCH VLOOKUP HLOOKUP AND OR NOT ROUND ROUNDUP ROUNDDOWN ABS INT MOD TEXT LEFT RIGHT MID LEN TRIM
   UPPER LOWER SUBSTITUTE VALUE DATE YEAR MONTH DAY WEEKDAY EDATE EOMONTH TODAY NOW DATEDIF WORKDAY NETWORKDAYS ISBLANK
   ISNUMBER ISTEXT ISERROR ISNA N NA`.split(/\s+/),
);

export class Formula {
  /** undefined: the text is no formula; the cell shows #ERROR!. */
  readonly parsed: ParsedFormula | undefined;
  readonly volatile: boolean;
  /** Whether the result can fill more than its own cell. */
  readonly maySpill: boolean;
  /** By index of reference; undefined where the sheet does not exist. Filled by `bind`. */
  bound: (BoundArea | undefined)[] = [];
  /** All areas whose change makes this formula out of date, named ranges included. */
  precedents: BoundArea[] = [];

  constructor(
    readonly text: string,
    parsed: ParsedFormula | undefined,
  ) {
    this.parsed = parsed;
    this.volatile = parsed !== undefined && [...parsed.functions].some((name) => VOLATILE.has(name));
    this.maySpill = parsed !== undefined && maySpill(parsed.root, parsed);
  }

  bind(
    own: Sheet,
    sheetByName: (name: string) => Sheet | undefined,
    namedArea: (name: string) => BoundArea | undefined,
  ): void {
    this.bound = [];
    this.precedents = [];
    if (!this.parsed) return;
    for (const { sheet, area } of this.parsed.references) {
      const target = sheet === undefined ? own : sheetByName(sheet);
      this.bound.push(target && { sheet: target, area });
    }
    const shapes = shapeOnlyReferences(this.parsed.root);
    this.bound.forEach((bound, index) => {
      if (bound && !shapes.has(index)) this.precedents.push(bound);
    });
    for (const name of this.parsed.names) {
      const target = namedArea(name);
      if (target) this.precedents.push(target);
    }
  }

  get isBound(): boolean {
    return this.bound.every((target) => target !== undefined);
  }
}

/** Formulas with the same text share their tree. */
export class FormulaCache {
  private readonly parsed = new Map<string, ParsedFormula | undefined>();

  parse(text: string, locale: Locale): ParsedFormula | undefined {
    const key = `${locale.name} ${text}`;
    if (this.parsed.has(key)) return this.parsed.get(key);
    let tree: ParsedFormula | undefined;
    try {
      tree = parseFormula(text, locale);
    } catch {
      tree = undefined;
    }
    if (this.parsed.size > 20_000) this.parsed.clear();
    this.parsed.set(key, tree);
    return tree;
  }
}

export function childrenOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'invoke':
      return [node.callee, ...node.args];
    case 'array':
      return node.rows.flat();
    case 'let':
      return [...node.declarations.map((declaration) => declaration.value), node.body];
    case 'lambda':
      return [node.body];
    default:
      return [];
  }
}

function shapeOnlyReferences(root: Expression): Set<number> {
  const shapes = new Set<number>();
  const visit = (node: Expression): void => {
    if (node.kind === 'call' && SHAPE_ONLY.has(node.name)) {
      for (const argument of node.args) if (argument.kind === 'reference') shapes.add(argument.index);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return shapes;
}

/** Functions that give one of their arguments on, and nothing larger than it. */
const PASSING_ON = new Set(['IF', 'IFS', 'IFERROR', 'IFNA', 'SWITCH', 'CHOOSE']);

function maySpill(node: Expression, formula: ParsedFormula): boolean {
  switch (node.kind) {
    case 'literal':
    case 'error':
    case 'omitted':
    case 'reference':
    case 'name':
      return false;
    case 'unary':
    case 'binary':
      // Outside ARRAYFORMULA an operator takes single values; inside, the call of ARRAYFORMULA answers below.
      return false;
    case 'call':
      if (!PASSING_ON.has(node.name)) return !SINGLE_VALUED.has(node.name);
      return node.args.some((argument) => isBlock(argument, formula) || maySpill(argument, formula));
    default:
      return true;
  }
}

/** A name, or a reference to more than one cell. */
function isBlock(node: Expression, { references }: ParsedFormula): boolean {
  if (node.kind !== 'reference') return node.kind === 'name';
  const area = references[node.index]?.area;
  return area === undefined || area.top !== area.bottom || area.left !== area.right;
}
