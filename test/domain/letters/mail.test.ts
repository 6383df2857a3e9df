import { describe, expect, it } from 'vitest';
import { composeLinks } from '../../../src/domain/letters/mail.ts';

const letter = { subject: 'Rates & "more" <b>', mail: 'Dear team,\n\nWe ask for $110.00 #1 & 2.\n' };

describe('a compose link', () => {
  it('holds address, subject and words, each encoded, and reads back as it was', () => {
    const { to, gmail, mailto } = composeLinks(letter, '800-555-0199; jordan.lee@insurer-b.example', true);
    expect(to).toBe('jordan.lee@insurer-b.example');
    const opened = new URL(gmail ?? '');
    expect(opened.origin).toBe('https://mail.google.com');
    expect(opened.searchParams.get('to')).toBe(to);
    expect(opened.searchParams.get('su')).toBe(letter.subject);
    expect(opened.searchParams.get('body')).toBe(letter.mail.replace(/\n/g, '\r\n'));
    const mail = new URL(mailto ?? '');
    expect([mail.protocol, mail.pathname]).toEqual(['mailto:', 'jordan.lee@insurer-b.example']);
    expect(mail.searchParams.get('subject')).toBe(letter.subject);
  });

  it('is left out beyond the length that mail programs open, each at its own', () => {
    const long = (length: number) => composeLinks({ subject: '', mail: 'a'.repeat(length) }, '', true);
    const fixed = 'mailto:?subject=&body='.length;
    expect(long(1_900 - fixed).mailto).not.toBeNull();
    expect(long(1_901 - fixed).mailto).toBeNull();
    expect(long(1_901 - fixed).gmail).not.toBeNull();
    const around = 'https://mail.google.com/mail/?view=cm&fs=1&to=&su=&body='.length;
    expect(long(7_500 - around).gmail).toHaveLength(7_500);
    expect(long(7_501 - around).gmail).toBeNull();
    expect(long(7_600)).toEqual({ to: '', gmail: null, mailto: null });
  });

  it('never takes words of a cell for an address, a header or another scheme', () => {
    const nasty = 'javascript:alert(1) a@b.example?bcc=x@y.example\r\nBcc: z@y.example "q"@z';
    const { to, mailto } = composeLinks({ ...letter, subject: 'Hi\r\nBcc: evil@y.example' }, nasty, true);
    const opened = new URL(mailto ?? '');
    expect(opened.protocol).toBe('mailto:');
    expect([...opened.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(to).not.toContain(' ');
  });

  it('is not made of what is no mail', () => {
    expect(composeLinks(letter, 'a@b.example', false)).toEqual({ to: '', gmail: null, mailto: null });
  });
});
