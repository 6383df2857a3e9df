import { describe, expect, it } from 'vitest';
import { display, spacesAfter } from '../../../workbench/engine/display.ts';
import { localeByName } from '../../../workbench/engine/locale.ts';
import { CellError } from '../../../workbench/engine/types.ts';

const en = localeByName('en_US');
const de = localeByName('de_DE');

describe('the text a cell shows', () => {
  it.each([
    [1 / 3, '0.3333333333'],
    [0.1 + 0.2, '0.3'],
    [14.986111111111, '14.98611111'],
    [0.004677734981047, '0.004677734981'],
    [612000000000000, '612000000000000'],
    [1e15, '1E+15'],
    [1.5e-12, '1.5E-12'],
    [-0, '0'],
    [5, '5'],
    [123456789.125, '123456789.1'],
  ])('shows %d automatically with up to ten digits', (value, text) => {
    expect(display(value, undefined, en)).toBe(text);
    expect(display(value, '0.###############', en)).toBe(text);
  });

  it.each([
    [1234.5, '$#,##0.00', '$1,234.50'],
    [-1234.5, '$#,##0.00', '-$1,234.50'],
    [60000, '$#,##0', '$60,000'],
    [0.8718, '0.0%', '87.2%'],
    [-0.0941, '+0.0%;-0.0%;0.0%', '-9.4%'],
    [0.051, '+0.0%;-0.0%;0.0%', '+5.1%'],
    [0, '+0.0%;-0.0%;0.0%', '0.0%'],
    [46154, 'mmm d, yyyy', 'May 12, 2026'],
    [0, 'yyyy-mm-dd', '1899-12-30'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [1234, '#,##0', '1,234'],
    [90834, '@', '90834'],
    ['90834', '@', '90834'],
    ['text', '$#,##0.00', 'text'],
    [94.5, '$#,##0.00_)_)', '$94.50'],
    [-0.0941, '+0.0%_)_);-0.0%_)_);0.0%_)_)', '-9.4%'],
    [3, '0"_x"\\__)', '3_x_'],
    [true, '0.0%', 'TRUE'],
  ])('shows %s in the format %s', (value, pattern, text) => {
    expect(display(value, pattern, en)).toBe(text);
  });

  it('knows the space that a format leaves after a number, which is drawn', () => {
    const after = (pattern: string) => spacesAfter(pattern);
    expect(['0.0%_)_)', '+0.0%_);-0.0%_)', '$#,##0.00', '_(0'].map(after)).toEqual([2, 1, 0, 0]);
  });

  it('shows errors as their codes and empty cells as nothing', () => {
    expect(display(new CellError('#DIV/0!', 'why'), '0.0%', en)).toBe('#DIV/0!');
    expect(display(null, '0.0%', en)).toBe('');
  });

  it('writes numbers with a decimal comma in de_DE', () => {
    expect(display(1234.5, undefined, de)).toBe('1234,5');
    expect(display(1234.5, '#,##0.00', de)).toBe('1.234,50');
    expect(display(0.8718, '0.0%', de)).toBe('87,2%');
  });
});
