/** The letters of Java's SimpleDateFormat that Utilities.formatDate and parseDate are used with. Names are English. */
import { ServiceError } from './surface.ts';
import { instantOfWall, offsetAt } from './zones.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

type Part = { literal: string } | { letter: string; width: number };

function partsOf(pattern: string): Part[] {
  return (pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? []).map((piece) => {
    if (piece === "''") return { literal: "'" };
    if (piece.startsWith("'")) return { literal: piece.slice(1, -1).replace(/''/g, "'") };
    return /[A-Za-z]/.test(piece) ? { letter: piece.charAt(0), width: piece.length } : { literal: piece };
  });
}

/** Fails for a zone that does not exist, as Google does. */
function checkedZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone;
  } catch {
    throw new ServiceError(`Invalid argument: ${zone}`);
  }
}

export function formatDate(date: Date, zone: string, pattern: string): string {
  const offset = offsetAt(date.getTime(), checkedZone(zone));
  const wall = new Date(date.getTime() + offset);
  const pad = (number: number, width: number) => String(number).padStart(width, '0');
  return partsOf(pattern)
    .map((part) => {
      if ('literal' in part) return part.literal;
      const { letter, width } = part;
      switch (letter) {
        case 'y':
          return width === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), width);
        case 'M': {
          const name = MONTHS[wall.getUTCMonth()] ?? '';
          return width >= 4 ? name : width === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, width);
        }
        case 'd':
          return pad(wall.getUTCDate(), width);
        case 'E': {
          const name = DAYS[wall.getUTCDay()] ?? '';
          return width >= 4 ? name : name.slice(0, 3);
        }
        case 'u':
          return pad(wall.getUTCDay() || 7, width);
        case 'H':
          return pad(wall.getUTCHours(), width);
        case 'h':
          return pad(wall.getUTCHours() % 12 || 12, width);
        case 'm':
          return pad(wall.getUTCMinutes(), width);
        case 's':
          return pad(wall.getUTCSeconds(), width);
        case 'S':
          return pad(wall.getUTCMilliseconds(), width);
        case 'a':
          return wall.getUTCHours() < 12 ? 'AM' : 'PM';
        case 'Z':
          return offsetText(offset, '');
        case 'X':
          return offset === 0 ? 'Z' : offsetText(offset, width >= 3 ? ':' : '');
        case 'z':
          return zoneName(date, zone);
        default:
          throw new ServiceError(`The date pattern letter ${letter} is not in the workbench`);
      }
    })
    .join('');
}

/** Text that does not fit fails with Google's words. Missing parts are those of 1970-01-01 00:00. */
export function parseDate(text: string, zone: string, pattern: string): Date {
  const read: Record<string, number> = { y: 1970, M: 1, d: 1, H: 0, m: 0, s: 0, S: 0 };
  const letters: string[] = [];
  const source = partsOf(pattern)
    .map((part) => {
      if ('literal' in part) return part.literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const { letter, width } = part;
      letters.push(letter === 'M' && width >= 3 ? 'MMM' : letter);
      if (letter === 'M' && width >= 3) return '([A-Za-z]+)';
      if (letter === 'a') return '([AaPp][Mm])';
      if (!(letter in read) && letter !== 'h') {
        throw new ServiceError(`The date pattern letter ${letter} is not in the workbench`);
      }
      return letter === 'y' ? '(\\d{1,4})' : '(\\d{1,3})';
    })
    .join('');
  const match = new RegExp(`^${source}`).exec(text);
  const failed = new ServiceError(`Unparseable date: "${text}"`);
  if (!match) throw failed;
  let afternoon: boolean | null = null;
  letters.forEach((letter, index) => {
    const found = match[index + 1] ?? '';
    if (letter === 'MMM') {
      const month = MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase());
      if (month < 0) throw failed;
      read.M = month + 1;
    } else if (letter === 'a') afternoon = found.toLowerCase() === 'pm';
    else if (letter === 'h') read.H = Number(found);
    else read[letter] = Number(found);
  });
  const { y = 1970, M = 1, d = 1, H = 0, m = 0, s = 0, S = 0 } = read;
  const hour = afternoon === null ? H : (H % 12) + (afternoon ? 12 : 0);
  const wall = new Date(Date.UTC(2000, M - 1, d, hour, m, s, S)).setUTCFullYear(y, M - 1, d);
  return new Date(instantOfWall(wall, checkedZone(zone)));
}

function offsetText(offset: number, colon: string): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${colon}${String(rest).padStart(2, '0')}`;
}

function zoneName(date: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
