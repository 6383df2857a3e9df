import { useState } from 'preact/hooks';
import { TextButton } from './buttons.tsx';

/** The letter's own ground: no script runs in it, and nothing in it leads away. */
const STYLE = `
  html{color-scheme:light}
  body{margin:0;padding:14px;font:12px/1.45 Arial,"Liberation Sans",Helvetica,sans-serif;color:#1F2328;background:#fff;overflow-wrap:break-word}
  p,ul,ol,table{margin:0 0 8px} ul,ol{padding-left:18px}
  h1,h2,h3{margin:0 0 8px;font-size:13px;line-height:1.35}
  table{width:100%;border-collapse:collapse} th,td{padding:3px 4px 3px 0;border-bottom:1px solid #D5DAE0;text-align:left;vertical-align:top}
  a{color:inherit;pointer-events:none}`;

/** How much of a long letter is shown at first, in pixels. */
const SHORT = 400;
const BORDERS = 2;

/** The letter as the Doc will read. It is measured: a short one leaves no blank paper, a long one opens out on request. */
export function LetterPreview({ html, title }: { html: string; title: string }) {
  const [length, setLength] = useState(SHORT);
  const [whole, setWhole] = useState(false);
  const page = `<!doctype html><html lang="en"><head><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${html}</body></html>`;
  return (
    <>
      <iframe
        class="paper"
        title="Letter preview"
        // allow-same-origin without allow-scripts: the panel may measure the page, the page may do nothing.
        sandbox="allow-same-origin"
        srcdoc={page}
        style={{ height: `${whole ? length : Math.min(length, SHORT)}px` }}
        onLoad={(event) => {
          const measured = event.currentTarget.contentDocument?.body.offsetHeight;
          if (measured !== undefined) setLength(measured + BORDERS);
        }}
      />
      {length > SHORT && (
        <TextButton onClick={() => setWhole(!whole)}>{whole ? 'Show less' : 'Show the whole letter'}</TextButton>
      )}
    </>
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
