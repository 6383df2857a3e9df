/** The stand-in Drive as pages: a listing, and a document on letter paper. No scripts run in either. */
import type { StoredDocument } from '../types.ts';

const FOLDER = 'application/vnd.google-apps.folder';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const CHROME = `
:root { color-scheme: light; }
body { margin: 0; background: #f8f9fa; color: #1f2328; font: 14px/1.45 Arial, "Liberation Sans", Roboto, Helvetica, sans-serif; }
a { color: #0b57d0; }
a:focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px; border-radius: 4px; }
header { display: flex; align-items: center; gap: 12px; padding: 12px 20px; background: #fff; border-bottom: 1px solid #d5dae0; }
header svg { flex: none; }
h1 { margin: 0; font-size: 18px; font-weight: 400; }
nav { font-size: 12px; color: #4a5159; }
nav ol { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none; }
nav li + li::before { content: "\\203a"; padding-right: 4px; }
@media print { header { display: none; } body { background: #fff; } }
`;

const DOCUMENT_ICON = `<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><path fill="#0b57d0" d="M7 2h10l6 6v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z"/><path fill="#a9c7fa" d="M17 2l6 6h-6z"/><path stroke="#fff" stroke-width="1.6" d="M9 13h10M9 17h10M9 21h6"/></svg>`;
const FOLDER_ICON = `<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path fill="#5f6770" d="M3 5h6l2 2h10a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/></svg>`;

function page(title: string, style: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${CHROME}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Where a file lies, from the top folder down. */
function trail(file: StoredDocument, drive: ReadonlyMap<string, StoredDocument>): StoredDocument[] {
  const folders: StoredDocument[] = [];
  const seen = new Set<string>([file.id]);
  let parent = drive.get(file.parents[0] ?? '');
  while (parent !== undefined && !seen.has(parent.id)) {
    seen.add(parent.id);
    folders.unshift(parent);
    parent = drive.get(parent.parents[0] ?? '');
  }
  return folders;
}

function crumbs(folders: StoredDocument[]): string {
  const items = folders.map(
    ({ id, name }) => `<li><a href="/drive/${encodeURIComponent(id)}">${escapeHtml(name)}</a></li>`,
  );
  return `<nav aria-label="Where this is"><ol><li><a href="/drive">My Drive</a></li>${items.join('')}</ol></nav>`;
}

/** A document as Google Docs would show it: white letter paper, one-inch margins. */
export function documentPage(file: StoredDocument, drive: ReadonlyMap<string, StoredDocument>): string {
  const style = `
main { padding: 24px 12px 48px; }
article { box-sizing: border-box; width: 816px; max-width: 100%; min-height: 1056px; margin: 0 auto; padding: 96px; background: #fff; box-shadow: 0 1px 4px #0003; }
@media (max-width: 700px) { article { padding: 32px 24px; } }
@media print { main { padding: 0; } article { width: auto; min-height: 0; padding: 0; box-shadow: none; } }
`;
  // the document's own styles stay inside its shadow tree
  const paper = `<style>:host { color: #000; font: 11pt/1.15 Arial, "Liberation Sans", sans-serif; overflow-wrap: anywhere; } h1 { font-size: 20pt; font-weight: 400; } h2 { font-size: 16pt; font-weight: 400; } h3 { font-size: 14pt; font-weight: 400; color: #434343; } table { border-collapse: collapse; }</style>`;
  const trashed = file.trashed ? '<p role="status">This file is in the trash.</p>' : '';
  return page(
    `${file.name} - RateCase workbench`,
    style,
    `<header>${DOCUMENT_ICON}<div><h1>${escapeHtml(file.name)}</h1>${crumbs(trail(file, drive))}</div></header>
<main>${trashed}<article aria-label="Document"><template shadowrootmode="open">${paper}${file.html}</template></article></main>`,
  );
}

/** Files and folders of one folder, or of the top when `folder` is undefined. */
export function drivePage(folder: StoredDocument | undefined, drive: ReadonlyMap<string, StoredDocument>): string {
  const style = `
main { max-width: 900px; margin: 24px auto; padding: 0 20px; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid #d5dae0; border-radius: 8px; }
th, td { padding: 10px 12px; text-align: left; border-bottom: 1px solid #d5dae0; font-weight: 400; }
thead th { color: #4a5159; font-size: 12px; font-weight: 700; }
td.name a, th a { display: inline-flex; align-items: center; gap: 8px; }
td svg { width: 20px; height: 20px; }
`;
  const files = [...drive.values()]
    .filter((file) => !file.trashed)
    .filter((file) =>
      folder === undefined ? !file.parents.some((id) => drive.has(id)) : file.parents.includes(folder.id),
    )
    .sort((a, b) => Number(b.mimeType === FOLDER) - Number(a.mimeType === FOLDER) || a.name.localeCompare(b.name));
  const rows = files.map((file) => {
    const isFolder = file.mimeType === FOLDER;
    const path = `${isFolder ? '/drive' : '/documents'}/${encodeURIComponent(file.id)}`;
    const icon = isFolder ? FOLDER_ICON : DOCUMENT_ICON;
    const kind = isFolder ? 'Folder' : 'Document';
    return `<tr><td class="name"><a href="${path}">${icon}${escapeHtml(file.name)}</a></td><td>${kind}</td><td>${escapeHtml(file.createdAt.slice(0, 10))}</td></tr>`;
  });
  const list =
    rows.length === 0
      ? '<p>Nothing here yet. Letters that you draft appear here.</p>'
      : `<table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Made on</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const name = folder?.name ?? 'My Drive';
  const way = folder === undefined ? '' : crumbs(trail(folder, drive));
  return page(
    `${name} - RateCase workbench`,
    style,
    `<header>${FOLDER_ICON}<div><h1>${escapeHtml(name)}</h1>${way}</div></header><main>${list}</main>`,
  );
}
