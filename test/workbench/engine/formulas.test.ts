import { describe, expect, it } from 'vitest';
import { functionByName } from '../../../workbench/engine/functions/index.ts';
import { block, messageOf, result, shown, type, valueAt, workbookWith } from './support.ts';

const PEOPLE = [
  ['Ann', 'x', '10', '1/1/2024', 'TRUE'],
  ['Bob', 'y', '20', '1/2/2024', 'FALSE'],
  ['Cid', 'x', '30', '1/3/2024', 'TRUE'],
  ['Dan', 'z', '5', '1/4/2024', 'FALSE'],
  ['Eve', 'y', '20', '1/5/2024', 'TRUE'],
];

describe('operators', () => {
  it.each([
    ['=1+2*3', '7'],
    ['=-2^2', '4'],
    ['=50%', '0.5'],
    ['=2^0.5*2^0.5=2', 'TRUE'],
    ['=0.1+0.2=0.3', 'TRUE'],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="5"+1', '6'],
    ['="10%"+0', '0.1'],
    ['=TRUE+1', '2'],
    ['="abc"+1', '#VALUE!'],
    ['=1/0', '#DIV/0!'],
    ['="ABC"="abc"', 'TRUE'],
    ['="32">99', 'TRUE'],
    ['=TRUE>"z"', 'TRUE'],
    ['=TRUE=1', 'FALSE'],
    ['=A99=0', 'TRUE'],
    ['=A99=""', 'TRUE'],
    ['=""=0', 'FALSE'],
    ['=A99+1', '1'],
    ['=#N/A+1', '#N/A'],
    ['=1+', '#ERROR!'],
    ['="say ""hi"""', 'say "hi"'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula)).toBe(expected);
  });

  it('takes both ; and , between arguments, also inside braces', () => {
    expect(result('=SUM(1;2,3)')).toBe('6');
    expect(result('=SUM({SUM(1;2),5;6,7})')).toBe('21');
  });
});

describe('logic', () => {
  it.each([
    ['=IF(C1>5;"big";"small")', 'big'],
    ['=IF(C1>50;1)', 'FALSE'],
    ['=IF(FALSE;1/0;2)', '2'],
    ['=IF(C1;;5)', ''],
    ['=IFS(C1>50;"a";TRUE;"b")', 'b'],
    ['=IFS(FALSE;1)', '#N/A'],
    ['=SWITCH(B1;"x";1;"y";2;0)', '1'],
    ['=SWITCH(B4;"x";1;"y";2;0)', '0'],
    ['=SWITCH(B4;"x";1)', '#N/A'],
    ['=IFERROR(1/0;"none")', 'none'],
    ['=IFERROR(5;"none")', '5'],
    ['=IFERROR(1/0)', ''],
    ['=IFNA(NA();"none")', 'none'],
    ['=IFNA(1/0;"none")', '#DIV/0!'],
    ['=AND(TRUE;C1>5)', 'TRUE'],
    ['=OR(E1:E5)', 'TRUE'],
    ['=NOT(0)', 'TRUE'],
    ['=AND(1/0;TRUE)', '#DIV/0!'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula, PEOPLE)).toBe(expected);
  });
});

describe('sums, counts and conditions', () => {
  it.each([
    ['=SUM(C1:C5)', '85'],
    ['=SUM(C:C)', '85'],
    ['=SUM(C2:C)', '75'],
    ['=SUM(2:2)', '45313'],
    ['=SUM(C1:C5;"5";TRUE)', '91'],
    ['=SUM("x")', '#VALUE!'],
    ['=SUMIF(B1:B5;"x";C1:C5)', '40'],
    ['=SUMIF(C1:C5;">10")', '70'],
    ['=SUMIFS(C1:C5;B1:B5;"Y";C1:C5;">10")', '40'],
    ['=SUMIFS({1;2};{1;2};1)', '#N/A'],
    ['=SUMPRODUCT((B1:B5="x")*C1:C5)', '40'],
    ['=SUMPRODUCT(C1:C2;C4:C5)', '450'],
    ['=AVERAGE(C1:C5)', '17'],
    ['=AVERAGE(A1:A5)', '#DIV/0!'],
    ['=AVERAGEIF(B1:B5;"y";C1:C5)', '20'],
    ['=AVERAGEIFS(C1:C5;B1:B5;"x")', '20'],
    ['=COUNT(A1:E5)', '10'],
    ['=COUNTA(A:A)', '5'],
    ['=COUNTIF(A1:A5;"*b*")', '1'],
    ['=COUNTIF(A1:A5;"<>Ann")', '4'],
    ['=COUNTIF(A1:A9;"")', '4'],
    ['=COUNTIFS(B1:B5;"y";C1:C5;">=20")', '2'],
    ['=MINIFS(C1:C5;B1:B5;"y")', '20'],
    ['=MAXIFS(C1:C5;B1:B5;"none")', '0'],
    ['=MEDIAN(C1:C4)', '15'],
    ['=MIN(C1:C5)', '5'],
    ['=MAX(C1:C5;100)', '100'],
  ])('%s gives %s', (formula, expected) => {
    const workbook = workbookWith(PEOPLE);
    type(workbook, 'F9', formula);
    expect(shown(workbook, 'F9')).toBe(expected);
  });

  it('matches codes kept as text with a number and with a text', () => {
    const rows = [
      ["'90834", '100'],
      ["'90837", '150'],
      ['90834', '1'],
    ];
    expect(result('=SUMIFS(B1:B3;A1:A3;"90834")', rows)).toBe('101');
    expect(result('=SUMIFS(B1:B3;A1:A3;90834)', rows)).toBe('101');
  });

  it('shows a sum of money as money and the latest date as a date', () => {
    expect(result('=SUM(A1:A2)', [['$1.50'], ['$2.25']])).toBe('$3.75');
    expect(result('=MAX(D1:D5)', PEOPLE)).toBe('1/5/2024');
  });

  it('names what is wrong with ranges of different size', () => {
    const workbook = workbookWith(PEOPLE);
    type(workbook, 'G1', '=SUMIFS(C1:C5;B1:B4;"x")');
    expect(shown(workbook, 'G1')).toBe('#VALUE!');
    expect(messageOf(workbook, 'G1')).toBe('Array arguments to SUMIFS are of different size.');
  });
});

describe('rounding', () => {
  it.each([
    ['=ROUND(2.345;2)', '2.35'],
    ['=ROUND(1.005;2)', '1.01'],
    ['=ROUND(-2.5)', '-3'],
    ['=ROUND(1234;-2)', '1200'],
    ['=ROUNDUP(2.001;2)', '2.01'],
    ['=ROUNDDOWN(-2.999;2)', '-2.99'],
    ['=INT(-2.5)', '-3'],
    ['=MOD(-1;3)', '2'],
    ['=MOD(5;0)', '#DIV/0!'],
    ['=ABS(-2)', '2'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula)).toBe(expected);
  });
});

describe('the long tail', () => {
  it.each([
    ['=STDEV(C1:C5)', '9.746794345'],
    ['=STDEV(C1)', '#DIV/0!'],
    ['=PERCENTILE(C1:C5;0.9)', '26'],
    ['=QUARTILE(C1:C5;1)', '10'],
    ['=CORREL(C1:C5;D1:D5)', '0.08111071057'],
    ['=PMT(0.01;12;1000)', '-$88.85'],
    ['=IRR({-100;60;60})', '13%'],
    ['=GCD(12;18)', '6'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula, PEOPLE)).toBe(expected);
  });
});

describe('look-ups', () => {
  it.each([
    ['=INDEX(C1:C5;2)', '20'],
    ['=INDEX(A1:C5;3;1)', 'Cid'],
    ['=INDEX(A1:C5;9;1)', '#NUM!'],
    ['=MATCH("cid";A1:A5;0)', '3'],
    ['=MATCH("c*";A1:A5;0)', '3'],
    ['=MATCH(25;{10;20;30})', '2'],
    ['=MATCH("none";A1:A5;0)', '#N/A'],
    ['=VLOOKUP("bob";A1:C5;3;FALSE)', '20'],
    ['=VLOOKUP("bob";A1:C5;9;FALSE)', '#REF!'],
    ['=VLOOKUP(25;{10,"a";20,"b"};2)', 'b'],
    ['=HLOOKUP("b";{"a","b";1,2};2;FALSE)', '2'],
    ['=XLOOKUP("dan";A1:A5;C1:C5)', '5'],
    ['=XLOOKUP("zoe";A1:A5;C1:C5;"none")', 'none'],
    ['=XLOOKUP("zoe";A1:A5;C1:C5)', '#N/A'],
    ['=XLOOKUP(22;{10;20;30};{"a";"b";"c"};;-1)', 'b'],
    ['=XLOOKUP(22;{10;20;30};{"a";"b";"c"};;1)', 'c'],
    ['=XLOOKUP("y";B1:B5;A1:A5;;0;-1)', 'Eve'],
    ['=ROW(B7)', '7'],
    ['=COLUMN(B7)', '2'],
    ['=ROWS(A1:B7)', '7'],
    ['=COLUMNS(A1:B7)', '2'],
    ['=VLOOKUP("eve";A1:D5;4;FALSE)', '1/5/2024'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula, PEOPLE)).toBe(expected);
  });
});

describe('text', () => {
  it.each([
    ['=TEXT(1234.5;"$#,##0.00")', '$1,234.50'],
    ['=TEXT(DATE(2026;5;12);"mmm d, yyyy")', 'May 12, 2026'],
    ['=TEXTJOIN(", ";TRUE;A1:A5;"")', 'Ann, Bob, Cid, Dan, Eve'],
    ['=JOIN("-";A1:A3)', 'Ann-Bob-Cid'],
    ['=INDEX(SPLIT("a,b,c";",");1;2)', 'b'],
    ['=LEFT("90834";2)&RIGHT("90834")&MID("90834";2;3)', '904083'],
    ['=LEN(TRIM("  a  b "))', '3'],
    ['=UPPER("a")&LOWER("B")', 'Ab'],
    ['=SUBSTITUTE("a-b-c";"-";"+")', 'a+b+c'],
    ['=SUBSTITUTE("a-b-c";"-";"+";2)', 'a-b+c'],
    ['=VALUE("$1,234.50")', '1234.5'],
    ['=VALUE("abc")', '#VALUE!'],
    ['=HYPERLINK("https://example.org";"Open")', 'Open'],
    ['=HYPERLINK("https://example.org")', 'https://example.org'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula, PEOPLE)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['=DATE(2026;5;12)', '5/12/2026'],
    ['=DATE(2026;14;1)', '2/1/2027'],
    ['=YEAR(DATE(2026;5;12))+MONTH(DATE(2026;5;12))+DAY(DATE(2026;5;12))', '2043'],
    ['=EDATE(DATE(2024;1;31);1)', '2/29/2024'],
    ['=EOMONTH(DATE(2026;5;12);0)', '5/31/2026'],
    ['=DATEDIF(DATE(2015;9;30);DATE(2016;2;28);"M")', '4'],
    ['=DATE(2026;5;12)-DATE(2026;5;1)', '11'],
    ['=DATE(2026;5;12)+7', '5/19/2026'],
    ['=WORKDAY(DATE(2026;5;22);1)', '5/25/2026'],
    ['=WORKDAY(DATE(2026;5;22);1;DATE(2026;5;25))', '5/26/2026'],
    ['=NETWORKDAYS(DATE(2024;1;1);DATE(2024;1;31))', '23'],
    ['=WEEKDAY(DATE(2026;5;12))', '3'],
    ['=TODAY()', '5/12/2026'],
    ['=NOW()', '5/12/2026 12:30:00'],
    ['=DAY("7/20/1969")', '20'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula)).toBe(expected);
  });

  it('follows the clock and the time zone of the spreadsheet', () => {
    const workbook = workbookWith([['=TODAY()']]);
    expect(shown(workbook, 'A1')).toBe('5/12/2026');
    workbook.now = () => new Date('2026-05-13T02:00:00Z');
    expect(shown(workbook, 'A1')).toBe('5/12/2026');
    workbook.timeZone = 'Etc/UTC';
    expect(shown(workbook, 'A1')).toBe('5/13/2026');
  });
});

describe('information', () => {
  it.each([
    ['=ISBLANK(A1)', 'FALSE'],
    ['=ISBLANK(A99)', 'TRUE'],
    ['=ISNUMBER(C1)', 'TRUE'],
    ['=ISTEXT(A1)', 'TRUE'],
    ['=ISERROR(1/0)', 'TRUE'],
    ['=ISNA(NA())', 'TRUE'],
    ['=ISNA(1/0)', 'FALSE'],
    ['=N(TRUE)', '1'],
    ['=N("5")', '0'],
  ])('%s gives %s', (formula, expected) => {
    expect(result(formula, PEOPLE)).toBe(expected);
  });
});

describe('what a formula cannot do', () => {
  it('says that a function is not in the workbench', () => {
    const workbook = workbookWith([['=GOOGLEFINANCE("X")']]);
    expect(shown(workbook, 'A1')).toBe('#NAME?');
    expect(messageOf(workbook, 'A1')).toBe('Unknown function: GOOGLEFINANCE (not in the workbench)');
  });

  it('names an unknown name, a missing sheet and a wrong number of arguments', () => {
    const workbook = workbookWith([['=RATES'], ['=Nowhere!A1'], ['=IF(1)']]);
    expect([shown(workbook, 'A1'), shown(workbook, 'A2'), shown(workbook, 'A3')]).toEqual(['#NAME?', '#REF!', '#N/A']);
    expect(messageOf(workbook, 'A1')).toBe("Unknown range name: 'RATES'.");
    expect(messageOf(workbook, 'A3')).toBe(
      'Wrong number of arguments to IF. Expected between 2 and 3 arguments, but got 1 arguments.',
    );
  });

  it('keeps the text of a formula that cannot be read', () => {
    const workbook = workbookWith([['=SUM(1;']]);
    expect(block(workbook, 'A1', 1, 1)).toEqual([['#ERROR!']]);
    expect(valueAt(workbook, 'A1')).toMatchObject({ code: '#ERROR!', message: 'Formula parse error.' });
    expect(workbook.sheets[0]?.input(0, 0)).toBe('=SUM(1;');
  });
});

describe('the functions that tabs and a practice’s own formulas use', () => {
  const names =
    `IF IFS IFERROR IFNA AND OR NOT SWITCH SUM SUMIF SUMIFS SUMPRODUCT AVERAGE AVERAGEIF AVERAGEIFS COUNT COUNTA COUNTIF COUNTIFS
    MIN MAX MINIFS MAXIFS MEDIAN PERCENTILE RANK ROUND ROUNDUP ROUNDDOWN MROUND CEILING FLOOR CEILING.MATH FLOOR.MATH INT TRUNC
    INDEX MATCH XLOOKUP VLOOKUP HLOOKUP FILTER SORT UNIQUE VSTACK HSTACK CHOOSECOLS TOCOL TRANSPOSE SEQUENCE ROW ROWS COLUMN
    COLUMNS TEXT TEXTJOIN JOIN SPLIT LEFT RIGHT MID LEN TRIM UPPER LOWER SUBSTITUTE VALUE DATE YEAR MONTH DAY EDATE EOMONTH TODAY
    NOW DATEDIF WORKDAY NETWORKDAYS ARRAYFORMULA HYPERLINK ISBLANK ISNUMBER ISTEXT ISNONTEXT ISLOGICAL ISERROR ISERR ISNA ISREF
    ISFORMULA ISDATE ISEVEN ISODD N`.split(/\s+/);

  it.each(names)('%s is there', (name) => {
    expect(functionByName(name)).toBeDefined();
  });

  it.each([
    ['=CEILING.MATH(6.7)', '7'],
    ['=CEILING.MATH(-8.1, 2)', '-8'],
    ['=CEILING.MATH(-5.5, 2, -1)', '-6'],
    ['=FLOOR.MATH(-8.1, 2)', '-10'],
    ['=FLOOR.MATH(-5.5, 2, -1)', '-4'],
    ['=ISFORMULA(A1)', 'FALSE'],
    ['=ISFORMULA(Z1)', 'TRUE'],
    ['=ISFORMULA(1)', '#N/A'],
    ['=ISREF(A1)', 'TRUE'],
    ['=ISREF("A1")', 'FALSE'],
    ['=ISEVEN(2.9)', 'TRUE'],
    ['=ISODD(-3)', 'TRUE'],
    ['=LET(rate, 94, rate * 2)', '188'],
  ])('%s gives %s', (formula, expected) => {
    const workbook = workbookWith([['94']]);
    type(workbook, 'Z1', '=1');
    type(workbook, 'Y1', formula);
    expect(shown(workbook, 'Y1')).toBe(expected);
  });
});
