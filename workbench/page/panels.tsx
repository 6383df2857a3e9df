/** The add-on's panel, dialogs, and short messages. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Controller } from './controller.ts';

const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

function Cross() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.6" fill="none" />
    </svg>
  );
}

/** Its document comes from the server's other name, so that it is another origin and cannot reach this page. */
function ScriptFrame({ controller, frame, title }: { controller: Controller; frame: string; title: string }) {
  return (
    <iframe class="script-frame" title={title} sandbox={SANDBOX} src={`${controller.frameOrigin}/frame/${frame}`} />
  );
}

export function Sidebar({ controller }: { controller: Controller }) {
  const { sidebar } = controller.state;
  if (sidebar === null) return null;
  return (
    <aside class="sidebar" aria-label={sidebar.title}>
      <div class="sidebar-title">
        <h2>{sidebar.title}</h2>
        <button type="button" aria-label="Close the panel" onClick={() => controller.closeSidebar()}>
          <Cross />
        </button>
      </div>
      <ScriptFrame key={sidebar.frame} controller={controller} frame={sidebar.frame} title={sidebar.title} />
    </aside>
  );
}

function Modal(props: { label: string; onClose: () => void; class?: string; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
  }, []);
  return (
    <dialog ref={box} class={props.class ?? 'box'} aria-label={props.label} onClose={props.onClose}>
      {props.children}
    </dialog>
  );
}

export function Dialogs({ controller }: { controller: Controller }) {
  const { alert, question, dialog } = controller.state;
  return (
    <>
      {dialog !== null && (
        <Modal
          key={dialog.frame}
          label={dialog.title}
          onClose={() => controller.set({ dialog: null })}
          class="box framed"
        >
          <div class="sidebar-title">
            <h2>{dialog.title}</h2>
            <button type="button" aria-label="Close" onClick={() => controller.set({ dialog: null })}>
              <Cross />
            </button>
          </div>
          <div style={{ width: dialog.width, height: dialog.height, maxWidth: '90vw', maxHeight: '75vh' }}>
            <ScriptFrame controller={controller} frame={dialog.frame} title={dialog.title} />
          </div>
        </Modal>
      )}
      {alert !== null && (
        <Modal key={alert.message} label={alert.title || 'Message'} onClose={() => controller.nextAlert()}>
          {alert.title !== '' && <h2 class="box-title">{alert.title}</h2>}
          <p class="box-text">{alert.message}</p>
          <form method="dialog" class="answers">
            <button type="submit" class="answer primary">
              OK
            </button>
          </form>
        </Modal>
      )}
      {question !== null && (
        <Modal key={question.message} label="Question" onClose={() => question.answer(false)}>
          <p class="box-text">{question.message}</p>
          <div class="answers">
            <button type="button" class="answer primary" onClick={() => question.answer(true)}>
              {question.yes}
            </button>
            <button type="button" class="answer" onClick={() => question.answer(false)}>
              Keep it
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}

export function Toasts({ controller }: { controller: Controller }) {
  const { toasts } = controller.state;
  return (
    <div class="toasts" role="status">
      {toasts.map(({ id, title, message }) => (
        <div key={id} class="toast">
          <p>
            {title !== '' && <strong>{title}: </strong>}
            {message}
          </p>
          <button type="button" aria-label="Close the message" onClick={() => controller.closeToast(id)}>
            <Cross />
          </button>
        </div>
      ))}
    </div>
  );
}
