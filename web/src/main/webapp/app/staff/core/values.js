// Values of form fields: as they are typed, and as the API has them. Knows no document, so that it can be tested by itself.

const SEOUL_MS = 9 * 3_600_000;

/** An instant as `datetime-local` shows it in Korean time, which has no summer time; '' if there is none. */
export function toSeoul(instant) {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? '' : new Date(time + SEOUL_MS).toISOString().slice(0, 16);
}

/** The instant of a `datetime-local` in Korean time, or null if it is empty. */
export function fromSeoul(typed) {
  const time = Date.parse(`${typed}:00+09:00`.replace(/(T\d\d:\d\d:\d\d):00\+/, '$1+'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The text of a value in a control. */
export function typed(field, value) {
  if (field.type === 'checkbox') return Boolean(value);
  if (field.type === 'datetime') return toSeoul(value);
  return value === null || value === undefined ? '' : String(value);
}

/** The value that a text in a control means: null for an empty number, date or choice. */
export function meant(field, text) {
  switch (field.type) {
    case 'checkbox': return text;
    case 'number': case 'won': return text === '' ? null : Number(text);
    case 'datetime': return fromSeoul(text);
    case 'date': case 'select': return text === '' ? null : text;
    default: return text;
  }
}

/** Whether two values are equal; no value equals null. */
export const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Brings together what two people have changed at the same time. Both started from `base`; `mine` is typed here, and `theirs` is saved.
 *
 * @returns `values` to go on with, in which each field has what only one of them has changed; `theirs`, the fields that only they have
 *          changed; and `both`, the fields that each has changed to something else, where somebody has to choose. `values` has mine there.
 */
export function merge(fields, base, mine, theirs) {
  const values = {};
  const both = [];
  const taken = [];
  for (const { name } of fields) {
    const isMine = !same(mine[name], base[name]);
    const isTheirs = !same(theirs[name], base[name]);
    values[name] = isMine ? mine[name] : theirs[name];
    if (isMine && isTheirs && !same(mine[name], theirs[name])) both.push(name);
    else if (isTheirs && !isMine) taken.push(name);
  }
  return { values, both, theirs: taken };
}
