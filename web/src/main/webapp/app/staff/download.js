// Files of the API. A link would not carry the access token, which only this page's memory has.
import { api } from '../core/api.js';

/** Saves an answer of the API as a file. @param name taken from `Content-Disposition` if it is not given */
export async function download(path, name, accept = 'text/csv') {
  const answer = await api.raw('GET', path, { accept });
  const named = /filename="?([^";]+)"?/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  save(await answer.blob(), name ?? named ?? 'yemae.csv');
}

/** Saves what the page has itself. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser may begin to read after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
