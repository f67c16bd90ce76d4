// Files of the API. A link would not carry the access token, which only this page's memory has.
import { announce } from '../../core/announce.js';
import { api } from '../../core/api.js';
import { t } from '../../core/texts.js';
import { attempt } from './attempt.js';

/** What the API exports rows as. */
export const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** Saves an answer of the API as a file. @param name taken from `Content-Disposition` if it is not given */
export async function download(path, name, accept = TYPES.csv) {
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

/** Files of rows that a page exports, one at a time. */
export class Exports {
  /** The name of the file that is on its way. */
  running = null;

  constructor(page) { this.page = page; }

  /** A handler that saves the rows at the address that `path()` returns then, as one of `TYPES`. */
  save = (name, path, format) => attempt(async () => {
    this.running = name;
    this.page.draw();
    try {
      await download(path(), undefined, TYPES[format]);
      announce(t('staff.exported'));
    } finally {
      this.running = null;
      this.page.draw();
    }
  });
}
