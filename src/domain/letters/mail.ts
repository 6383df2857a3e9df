/** Compose links: a mail opened with its words in it, never sent. Scheme and host are ours, every value is encoded. */

/** What Windows still opens of a mailto link. */
const LONGEST_MAILTO = 1_900;
/** Gmail answers longer addresses with an error page. */
const LONGEST_GMAIL = 7_500;

const EMAIL = /[\w.!#$%*+/^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/;

export interface ComposeLinks {
  /** '' where no address is known. */
  readonly to: string;
  /** Null where the text is too long for it: copy it then. */
  readonly gmail: string | null;
  readonly mailto: string | null;
}

/** `isMail`: false for what is no mail to the payer, such as a script. */
export function composeLinks(
  { subject, mail }: { readonly subject: string; readonly mail: string },
  contactInfo: string,
  isMail: boolean,
): ComposeLinks {
  const to = EMAIL.exec(contactInfo)?.[0] ?? '';
  if (!isMail) return { to: '', gmail: null, mailto: null };
  const [address, about, body] = [to, subject, mail.replace(/\n/g, '\r\n')].map(encodeURIComponent);
  const gmail = `https://mail.google.com/mail/?view=cm&fs=1&to=${address}&su=${about}&body=${body}`;
  const mailto = `mailto:${address?.replace(/%40/g, '@')}?subject=${about}&body=${body}`;
  return {
    to,
    gmail: gmail.length <= LONGEST_GMAIL ? gmail : null,
    mailto: mailto.length <= LONGEST_MAILTO ? mailto : null,
  };
}
