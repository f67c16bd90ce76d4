// Reservations: one search, filters in the address, and cancelling many of them.
import { dateTime, won } from '../../core/format.js';
import { cancelMany } from './cancel-many.js';
import { StaffPage, attempt, define, html, nothing, t, url } from '../core/frame.js';
import { PAYMENTS, STATUSES, paymentBadge, statusBadge } from './badges.js';
import { Table, addressOf, byCursor } from '../core/table.js';

/* A shorter text is still being typed. */
const SHORTEST = 2;
const MOST_NAMED = 200;
const slices = byCursor('/api/admin/reservations?count=false', 'reservations');
const options = (group, values) => [['', t('reservations.any')], ...values.map(each => [each, t(`reservations.${group}.${each}`)])];

class ReservationsPage extends StaffPage {
  table = new Table(this, {
    caption: t('staff.reservations'),
    rows: asked => slices({ ...asked, query: this.asked(asked.query) }),
    empty: t('reservations.none'),
    filters: [
      { name: 'q', label: t('reservations.find'), type: 'search', hint: t('reservations.findHint') },
      { name: 'status', label: t('reservations.status'), type: 'select', options: options('status', STATUSES) },
      { name: 'payment', label: t('reservations.payment'), type: 'select', options: options('payment', PAYMENTS) },
      { name: 'from', label: t('reservations.from'), type: 'datetime' },
      { name: 'to', label: t('reservations.to'), type: 'datetime' },
      { name: 'eventId', label: t('reservations.event'), type: 'only', text: () => this.known('event_title') },
      {
        name: 'performanceId', label: t('reservations.performance'), type: 'only',
        text: () => (this.table.rows?.length ? dateTime(this.known('event_date')) : '…'),
      },
    ],
    columns: [
      {
        label: t('reservations.number'), head: true,
        view: row => html`<a class="num nowrap" href=${url(`/admin/reservations/${row.id}`)}>${row.reservation_number}</a>`,
      },
      { label: t('reservations.status'), view: row => statusBadge(row.status) },
      {
        label: t('reservations.buyer'),
        view: row => html`${row.buyer.name ?? '–'}<br><span class="muted small">${row.buyer.email}</span>`,
      },
      { label: t('reservations.phone'), view: row => html`<span class="num nowrap">${row.buyer.phone ?? '–'}</span>` },
      {
        label: t('reservations.event'),
        view: row => html`${this.only('eventId', row.event_id, row.event_title)}<br><span class="small">${
          this.only('performanceId', row.performance_id, dateTime(row.event_date))}</span>`,
      },
      { label: t('reservations.seats'), key: 'seats', number: true },
      { label: t('reservations.amount'), number: true, view: row => won(row.total_amount) },
      { label: t('reservations.payment'), view: row => paymentBadge(row.payment_status) },
      { label: t('reservations.createdAt'), view: row => html`<span class="num nowrap">${dateTime(row.created_at)}</span>` },
    ],
  });

  load() {
    // The box office cancels one by one.
    if (this.mayCancelMany()) {
      this.table.options.select = row => row.reservation_number;
      this.table.options.file = query => addressOf('/api/admin/exports/found-reservations', this.asked(query));
    }
    return this.table.load();
  }

  mayCancelMany() { return this.user.role !== 'operator'; }

  asked(query) {
    return { ...query, q: query.q.trim().length < SHORTEST ? '' : query.q };
  }

  /** What all rows of a filter have in common. */
  known(member) { return this.table.rows?.[0]?.[member] ?? '…'; }

  /** A value that shows only the reservations that have it too. */
  only(name, value, label) {
    return html`<button type="button" class="link" @click=${() => this.table.only(name, value)}>${label}</button>`;
  }

  cancelSelected = attempt(() => cancelMany({ reservationIds: [...this.table.selected] }));

  cancelFound = attempt(() => {
    const filter = this.asked(this.table.filters);
    return cancelMany({ filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')) });
  });

  /** Cancelling is offered for what is selected, or for a filter that names an event or a buyer. */
  many() {
    if (!this.mayCancelMany() || !this.table.rows?.length) return nothing;
    const { selected } = this.table;
    const { q, eventId, performanceId } = this.asked(this.table.filters);
    return html`<div class="row" role="group" aria-label=${t('reservations.many')}>
      <button class="button small danger" ?disabled=${selected.size === 0 || selected.size > MOST_NAMED} @click=${this.cancelSelected}>${
        t('reservations.cancelSelected', { n: selected.size })}</button>
      ${q || eventId || performanceId ? html`<button class="button small danger" @click=${this.cancelFound}>${
        t('reservations.cancelFound')}</button>` : html`<span class="muted small">${t('reservations.cancelHint')}</span>`}</div>`;
  }

  view() {
    return html`<div class="stack"><h1>${t('staff.reservations')}</h1>${this.table.view()}${this.many()}</div>`;
  }
}

define('reservations', ReservationsPage);
