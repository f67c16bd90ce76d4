// Tables of staff: filters and sorting in the address, pages by cursor, actions of a row, a file of what is shown.
import { api, sentence } from '../../core/api.js';
import { announce } from '../../core/announce.js';
import { repeat } from '../../core/directives.js';
import { html, nothing } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { attempt } from './attempt.js';
import { Exports, TYPES } from './download.js';
import { fromSeoul, toSeoul } from './values.js';

const TYPING_MS = 300;
let tables = 0;

/**
 * Rows of an API that answers by cursor: `{[member]: […], next: "…"}`. `next` is sent back as `after`.
 *
 * @param path may be a function of nothing, if it depends on the page
 */
export const byCursor = (path, member) => async ({ query, after, limit, signal }) => {
  const answer = await api('GET', addressOf(path, { ...query, limit, after }), { signal });
  return { rows: answer[member], next: answer.next ?? null, total: answer.total ?? null };
};

/** Rows of an API that answers by page number: `{[member]: […], pagination: {page, totalPages, total}}`. */
export const byPage = (path, member) => async ({ query, after, limit, signal }) => {
  const answer = await api('GET', addressOf(path, { ...query, limit, page: after ?? 1 }), { signal });
  const { page, totalPages, total } = answer.pagination;
  return { rows: answer[member], next: page < totalPages ? String(page + 1) : null, total };
};

/** All rows at once, from an API without pages. The table filters nothing by itself. */
export const allRows = (path, member) => async ({ query, signal }) => {
  const rows = (await api('GET', addressOf(path, query), { signal }))[member];
  return { rows, next: null, total: rows.length };
};

/** An address with those values of a query that are not empty. */
export function addressOf(path, query) {
  const values = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(values).toString();
  const base = typeof path === 'function' ? path() : path;
  return text ? `${base}${base.includes('?') ? '&' : '?'}${text}` : base;
}

/**
 * A table of a page. The page calls `await table.load()` in its `load()`, and puts `table.view()` into its view.
 *
 * `caption` names the table. `columns`: `{key, label, view(row), number, sort, order, head}`, where `view` returns a text or a template
 * (default: the value of `key`), `number` sets it to the right, `sort` is the name that the API sorts by (`order` is its first
 * direction), and `head` makes the cell the head of its row. `filters`: `{name, label, type, options, hint}` with type `search`, `text`,
 * `date`, `datetime` (an instant, in Korean time), `select`, whose options are `[value, label]`, or `only`, which shows its value, as
 * `text(value)`, and a way to remove it. `rows` is one of `byCursor`, `byPage`,
 * `allRows` or a function of `{query, after, limit, signal}`. `actions(row)` returns `{label, run, href, danger}` of each action.
 * `file(query)` returns the address of all rows as a file, CSV or XLSX by `Accept`. `empty` is the text if there are none. `sort` and
 * `order` (asc, desc) are those at first. `marked(row)` says whether a row is highlighted. With `select(row)`, the name of a row, rows can
 * be selected: `selected` has their keys.
 */
export class Table {
  constructor(page, options) {
    this.page = page;
    this.options = { limit: 50, filters: [], sort: null, order: 'desc', key: row => row.id, empty: t('staff.empty'), ...options };
    this.id = `table-${++tables}`;
    this.rows = null;
    this.next = null;
    this.total = null;
    this.error = null;
    this.isBusy = false;
    this.exports = new Exports(page);
    this.selected = new Set();
    this.read();
    addEventListener('popstate', () => {
      this.read();
      this.load();
    });
  }

  /** Takes filters, sorting and cursor from the address. */
  read() {
    const asked = new URLSearchParams(location.search);
    this.filters = Object.fromEntries(this.options.filters.map(each => [each.name, asked.get(each.name) ?? each.value ?? '']));
    const sorts = this.options.columns.map(each => each.sort).filter(Boolean);
    this.sort = sorts.includes(asked.get('sort')) ? asked.get('sort') : this.options.sort;
    this.order = ['asc', 'desc'].includes(asked.get('order')) ? asked.get('order') : this.options.order;
    this.after = asked.get('after');
    // The cursors of the pages before this one, so that one can go back without the API knowing how.
    this.before = history.state?.before ?? [];
  }

  /** What is asked for, without the cursor: the same for the rows and for the file. */
  query() {
    return this.sort ? { ...this.filters, sort: this.sort, order: this.order } : { ...this.filters };
  }

  /** Reads the rows. An error is shown in the table, except that a missing second factor is the frame's. */
  async load() {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.isBusy = true;
    this.page.draw();
    try {
      const found = await this.options.rows({ query: this.query(), after: this.after, limit: this.options.limit, signal: reading.signal });
      if (this.reading !== reading) return;
      Object.assign(this, { rows: found.rows, next: found.next, total: found.total, error: null, selected: new Set() });
    } catch (error) {
      if (this.reading !== reading) return;
      if (error.code === 'SECOND_FACTOR_NOT_ENROLLED') throw error;
      this.error = { code: error.code, text: await sentence(error) };
    }
    this.isBusy = false;
    this.page.draw();
    if (this.rows && !this.error) announce(this.size());
  }

  /** Goes to another filter, sorting or page. @param keep whether the history gets no new entry, as while typing */
  async go(change, keep = false) {
    Object.assign(this, { after: null, before: [], ...change });
    const address = addressOf(location.pathname, { ...this.kept(), ...this.filters, sort: this.sort === this.options.sort ? '' : this.sort,
      order: this.order === this.options.order ? '' : this.order, after: this.after });
    history[keep ? 'replaceState' : 'pushState']({ before: this.before }, '', address);
    await this.load();
  }

  /** What the address has besides what is the table's, such as a tab. */
  kept() {
    const own = ['sort', 'order', 'after', ...this.options.filters.map(each => each.name)];
    return Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => !own.includes(name)));
  }

  size() {
    return this.total === null ? t('staff.rows', { n: this.rows.length }) : t('staff.rowsOf', { n: this.rows.length, total: this.total });
  }

  filter = (name, keep) => event => {
    const filters = { ...this.filters, [name]: event.target.value };
    clearTimeout(this.typing);
    if (keep) this.typing = setTimeout(() => this.go({ filters }, true), TYPING_MS);
    else this.go({ filters });
  };

  /** Sets one filter beside the others. */
  only = (name, value) => this.go({ filters: { ...this.filters, [name]: value } });

  choose = (keys, isChosen) => {
    keys.forEach(key => (isChosen ? this.selected.add(key) : this.selected.delete(key)));
    this.page.draw();
  };

  /** A box that selects rows. */
  box(keys, label) {
    return html`<input type="checkbox" aria-label=${label} .checked=${keys.length > 0 && keys.every(key => this.selected.has(key))}
      @change=${event => this.choose(keys, event.target.checked)}>`;
  }

  control(each) {
    const id = `${this.id}-${each.name}`;
    const value = this.filters[each.name];
    const set = this.filter(each.name, false);
    switch (each.type) {
      case 'select':
        return html`<select id=${id} name=${each.name} @change=${set}>${each.options.map(([option, label]) => html`
          <option value=${option} ?selected=${option === value} .selected=${option === value}>${label}</option>`)}</select>`;
      case 'date':
        return html`<input id=${id} name=${each.name} type="date" .value=${value} @change=${set}>`;
      case 'datetime':
        return html`<input id=${id} name=${each.name} type="datetime-local" .value=${toSeoul(value)}
          @change=${event => set({ target: { value: fromSeoul(event.target.value) ?? '' } })}>`;
      case 'only':
        return html`<button type="button" id=${id} class="button" aria-label=${`${each.label}: ${each.text(value)}, ${t('staff.remove')}`}
          @click=${() => this.only(each.name, '')}>${each.text(value)} <span aria-hidden="true">✕</span></button>`;
      default:
        return html`<input id=${id} name=${each.name} type=${each.type ?? 'search'} autocomplete="off" maxlength="100" .value=${value}
          placeholder=${each.hint ?? nothing} @input=${this.filter(each.name, true)}>`;
    }
  }

  sortBy = column => {
    const isSame = this.sort === column.sort;
    return this.go({ sort: column.sort, order: isSame ? (this.order === 'asc' ? 'desc' : 'asc') : column.order ?? 'asc' });
  };

  head(column) {
    if (!column.sort) return html`<th scope="col" class=${column.number ? 'number' : nothing}>${column.label}</th>`;
    const isSorted = this.sort === column.sort;
    const direction = this.order === 'asc' ? 'ascending' : 'descending';
    return html`<th scope="col" class=${column.number ? 'number' : nothing} aria-sort=${isSorted ? direction : nothing}>
      <button class="sort" @click=${() => this.sortBy(column)}>${column.label}<span aria-hidden="true">${
        isSorted ? (this.order === 'asc' ? '▲' : '▼') : '↕'}</span></button></th>`;
  }

  cell(column, row) {
    const content = column.view ? column.view(row) : row[column.key] ?? '';
    const type = column.number ? 'number num' : nothing;
    return column.head ? html`<th scope="row" class=${type}>${content}</th>`
      : html`<td class=${type}>${content}</td>`;
  }

  actions(row) {
    return html`<td class="actions">${this.options.actions(row).filter(Boolean).map(each => each.href
      ? html`<a class="button small" href=${each.href}>${each.label}</a>`
      : html`<button class="button small ${each.danger ? 'danger' : ''}" @click=${attempt(() => each.run(row))}>${
        each.label}</button>`)}</td>`;
  }

  body() {
    const { columns, actions, key, marked, empty, select } = this.options;
    if (!this.rows) return this.error ? nothing : html`<div class="skeleton tall"></div>`;
    if (this.rows.length === 0) return html`<p class="empty">${empty}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="${this.id}-caption">
      <table class="table"><caption id="${this.id}-caption" class="visually-hidden">${this.options.caption}</caption>
      <thead><tr>${select ? html`<td class="select">${this.box(this.rows.map(key), t('staff.selectAll'))}</td>` : nothing}
      ${columns.map(each => this.head(each))}${actions ? html`<th scope="col"><span class="visually-hidden">${
        t('staff.actions')}</span></th>` : nothing}</tr></thead>
      <tbody>${repeat(this.rows, key, row => html`<tr class=${marked?.(row) ? 'marked' : nothing}>${
        select ? html`<td class="select">${this.box([key(row)], t('staff.select', { name: select(row) }))}</td>` : nothing}${
        columns.map(each => this.cell(each, row))}${actions ? this.actions(row) : nothing}</tr>`)}</tbody></table></div>`;
  }

  fileButton(format) {
    const { running, save } = this.exports;
    return html`<button type="button" class="button small" data-file=${format} ?disabled=${running}
      aria-busy=${running === format ? 'true' : nothing} @click=${save(format, () => this.options.file(this.query()), format)}>${
      t(`staff.file.${format}`)}</button>`;
  }

  /** The filters, and the buttons for files. */
  above() {
    const { filters, file } = this.options;
    if (filters.length === 0 && !file) return nothing;
    return html`<form class="staff-filters" role="search" aria-label=${t('staff.filters')} @submit=${event => event.preventDefault()}>
      ${filters.filter(each => each.type !== 'only' || this.filters[each.name]).map(each => html`<div
        class="field ${each.type === 'search' ? 'wide' : ''}">
        <label for="${this.id}-${each.name}">${each.label}</label>${this.control(each)}</div>`)}
      ${file ? html`<div class="row" role="group" aria-label=${t('staff.file')}>${
        Object.keys(TYPES).map(each => this.fileButton(each))}</div>`
    : nothing}</form>`;
  }

  /** How many rows there are, and the other pages. */
  below() {
    if (!this.rows) return nothing;
    const to = (label, change) => html`<button class="button small" @click=${() => this.go(change)}>${label}</button>`;
    return html`<div class="row between staff-pages"><p class="muted small num">${this.size()}</p><p class="row">
      ${this.after ? to(t('staff.first'), {}) : nothing}
      ${this.before.length ? to(t('staff.previous'), { after: this.before.at(-1), before: this.before.slice(0, -1) }) : nothing}
      ${this.next ? to(t('staff.next'), { after: this.next, before: [...this.before, this.after] }) : nothing}</p></div>`;
  }

  view() {
    return html`<section class="stack" aria-busy=${this.isBusy ? 'true' : 'false'}>
      ${this.above()}
      ${this.error ? html`<div class="notice bad row between" role="alert"><p class="grow">${this.error.text}</p>
        <button class="button small" @click=${() => this.load()}>${t('core.again')}</button></div>` : nothing}
      ${this.body()}
      ${this.below()}
    </section>`;
  }
}
