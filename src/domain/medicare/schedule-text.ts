import { medicareText } from './text.generated.ts';

let text: string | undefined;

/** The shipped text, with a line break before every line so that a line is found by its mark. Evaluated on first use. */
export function scheduleText(): string {
  text ??= `\n${medicareText()}\n`;
  return text;
}

/** Where the line that begins with `mark` has its content, or undefined when there is no such line. */
export function findLine(mark: string): { start: number; end: number } | undefined {
  const all = scheduleText();
  const at = all.indexOf(`\n${mark}`);
  if (at < 0) return undefined;
  const start = at + 1 + mark.length;
  return { start, end: all.indexOf('\n', start) };
}

/** The contents of the lines that stand together and begin with `mark`. */
export function linesOf(mark: string): string[] {
  const all = scheduleText();
  const lines: string[] = [];
  for (let at = all.indexOf(`\n${mark}`); at >= 0 && all.startsWith(mark, at + 1); ) {
    const end = all.indexOf('\n', at + 1);
    lines.push(all.slice(at + 1 + mark.length, end));
    at = end;
  }
  return lines;
}
