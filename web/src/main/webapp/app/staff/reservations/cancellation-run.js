// A cancellation of many reservations, as it goes on, and the result for each of them.
import { announce } from '../../core/announce.js';
import { count, dateTime, won } from '../../core/format.js';
import { StaffPage, api, define, html, nothing, params, t, url } from '../core/frame.js';
import { refresh } from '../core/live.js';
import { Table, byCursor } from '../core/table.js';

const ROUND_MS = 1_000;
const path = `/api/admin/reservations/cancellations/${params.runId}`;
const RESULTS = ['cancelled', 'released', 'alreadyCancelled', 'expired', 'failed'];
const KINDS = { cancelled: 'good', released: 'good', failed: 'bad' };
/* Of a reservation, as the counts are named. */
const nameOf = result => (result ? result.replace(/_(\w)/, (match, letter) => letter.toUpperCase()) : 'waiting');

class CancellationRunPage extends StaffPage {
  run = null;

  table = new Table(this, {
    caption: t('reservations.results'),
    rows: byCursor(`${path}/reservations`, 'reservations'),
    key: row => row.reservationId,
    columns: [
      {
        label: t('reservations.number'), head: true, view: row => html`<a class="num nowrap"
          href=${url(`/admin/reservations/${row.reservationId}`)}>${row.reservationNumber ?? '–'}</a>`,
      },
      {
        label: t('reservations.result'),
        view: row => html`<span class="badge ${KINDS[row.result] ?? 'muted'}">${t(`reservations.result.${nameOf(row.result)}`)}</span>`,
      },
      { label: t('reservations.refund'), number: true, view: row => (row.refund ? won(row.refund) : '–') },
      { label: t('reservations.at'), view: row => html`<span class="num nowrap">${row.doneAt ? dateTime(row.doneAt) : '–'}</span>` },
    ],
  });

  async load() {
    this.run = await api('GET', path);
    await this.table.load();
    if (!this.run.doneAt) this.live = refresh(this, ROUND_MS, () => this.read());
  }

  async read() {
    this.run = await api('GET', path);
    if (!this.run.doneAt) return;
    this.live.stop();
    await this.table.load();
    announce(t('reservations.done'));
  }

  leave() { this.live?.stop(); }

  progress() {
    const { total, waiting } = this.run;
    return html`<p>${t('reservations.running', { n: count(total - waiting), total: count(total) })}
      <progress class="wide" max=${total} value=${total - waiting} aria-label=${t('reservations.many')}></progress></p>`;
  }

  view() {
    const { run } = this;
    const fact = (label, value) => html`<dt>${label}</dt><dd class="num">${value}</dd>`;
    return html`<div class="stack"><p class="small"><a href=${url('/admin/reservations')}>← ${t('staff.reservations')}</a></p>
      <h1>${t('staff.cancellation-run')}</h1>
      <section class="card stack">${run.doneAt ? html`<p class="notice ${run.failed ? 'bad' : 'good'}">${
        t(run.failed ? 'reservations.doneFailed' : 'reservations.done')}</p>` : this.progress()}
        <dl class="facts">${fact(t('reservations.reason'), run.reason)}${fact(t('reservations.requestedAt'), dateTime(run.requestedAt))}${
    RESULTS.filter(each => run[each]).map(each => fact(t(`reservations.result.${each}`), count(run[each])))}${
    run.refundTotal ? fact(t('reservations.preview.refundTotal'), won(run.refundTotal)) : nothing}</dl></section>
      ${this.table.view()}</div>`;
  }
}

define('cancellation-run', CancellationRunPage);
