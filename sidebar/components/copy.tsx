import { useRef, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { Button } from './buttons.tsx';

/** Copies a text. Where the browser keeps the panel from the clipboard, the text is laid out, chosen and ready for the keys. */
export function Copy({ text, what, kind = 'plain' }: { text: string; what: string; kind?: 'plain' | 'primary' }) {
  const { announce } = usePanel();
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    if (await toClipboard(text)) {
      setState('copied');
      announce(`${what} copied.`);
      return;
    }
    setState('by-hand');
    window.requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.select();
    });
  };
  return (
    <>
      <Button kind={kind} onClick={copy}>
        {state === 'copied' ? 'Copied' : 'Copy text'}
      </Button>
      {state === 'by-hand' && (
        <label class="field wide">
          <span class="hint">
            Your browser keeps the clipboard to itself. The text is chosen: press Ctrl+C, or Cmd+C.
          </span>
          <textarea ref={box} rows={6} readOnly={true} value={text} />
        </label>
      )}
    </>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Older browsers, and frames without the permission, still know the way through a selection.
    const box = document.createElement('textarea');
    box.value = text;
    document.body.append(box);
    box.select();
    const copied = document.execCommand?.('copy') === true;
    box.remove();
    return copied;
  }
}
