// The audit log: who did what, when, to what; and whether the chain of its seals is unbroken.
import { count, dateTime } from '../../core/format.js';
import { StaffPage, api, attempt, define, html, nothing, t } from '../core/frame.js';
import { Table, addressOf, byPage } from '../core/table.js';

/** The end of an id, by which ids of the same time differ. Names stay as they are. */
const end = id => `…${id.slice(-8)}`;
const short = text => /^[0-9a-f-]{36}$/.test(text) ? end(text) : text;
/** A user, or one of the two without an account. */
const actor = name => name === 'platform' ? t('audit.platform') : name === 'management' ? t('audit.management') : short(name);

class AuditPage extends StaffPage {
  verdict = null;
  isChecking = false;

  table = new Table(this, {
    caption: t('staff.audit'),
    rows: byPage('/api/admin/audit', 'entries'),
    filters: [
      { name: 'action', label: t('audit.action'), type: 'search', hint: t('audit.actionHint') },
      { name: 'actor', label: t('audit.actor'), type: 'search' },
      { name: 'target', label: t('audit.target'), type: 'search' },
      { name: 'from', label: t('audit.from'), type: 'datetime' },
      { name: 'to', label: t('audit.to'), type: 'datetime' },
    ],
    columns: [
      { label: t('audit.at'), view: row => html`<span class="num nowrap">${dateTime(row.at)}</span>` },
      { label: t('audit.action'), view: row => this.only('action', row.action, row.action) },
      {
        label: t('audit.actor'),
        view: row => this.only('actor', row.actor, actor(row.actor)),
      },
      { label: t('audit.target'), view: row => this.only('target', row.target, row.target && short(row.target)) },
      { label: t('audit.trace'), view: row => (row.trace ? html`<span class="num" title=${row.trace}>${end(row.trace)}</span>` : nothing) },
      { label: t('audit.detail'), view: row => html`<span class="detail-text">${row.detail}</span>` },
    ],
  });

  /** A value that shows only the entries that have it too. */
  only(name, value, label) {
    const address = addressOf(location.pathname, { ...this.table.filters, [name]: value });
    const go = event => {
      event.preventDefault();
      this.table.go({ filters: { ...this.table.filters, [name]: value } });
    };
    return value ? html`<a class="nowrap" href=${address} title=${value} @click=${go}>${label}</a>` : nothing;
  }

  load() { return this.table.load(); }

  check = attempt(async () => {
    this.isChecking = true;
    this.draw();
    try {
      this.verdict = await api('GET', '/api/admin/audit/verify');
    } finally {
      this.isChecking = false;
      this.draw();
    }
  });

  answer() {
    if (!this.verdict) return nothing;
    const { unbroken, entries, head, broken } = this.verdict;
    const text = unbroken ? t('audit.unbroken', { n: count(entries) })
      : t(`audit.broken.${broken.reason}`, { entry: broken.entryId ?? '–', place: broken.place ?? '–' });
    return html`<div class="notice ${unbroken ? 'good' : 'bad'} stack tight" role="status">
      <p class="strong">${text}</p>
      ${head ? html`<p class="small">${t('audit.head', { place: head.place })} <code class="hash">${head.hash}</code></p>` : nothing}
    </div>`;
  }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.audit')}</h1>
      <button class="button" ?disabled=${this.isChecking} aria-busy=${this.isChecking ? 'true' : nothing} @click=${this.check}>
      ${t('audit.check')}</button></div>${this.answer()}${this.table.view()}</div>`;
  }
}

define('audit', AuditPage);
