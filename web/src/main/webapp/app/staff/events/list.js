// All events: search by text and status, the newest first.
import { date } from '../../core/format.js';
import { copyEvent } from './copy.js';
import { STATUSES, STATUS_KINDS } from './fields.js';
import { StaffPage, define, html, t, url } from '../core/frame.js';
import { Table, byCursor } from '../core/table.js';

const between = (from, to) => !from ? '' : date(from) === date(to) ? date(from) : `${date(from)} – ${date(to)}`;

const option = status => [status, t(`organiser.status.${status}`)];

class EventsPage extends StaffPage {
  table = new Table(this, {
    caption: t('staff.events'),
    rows: byCursor('/api/admin/events', 'events'),
    empty: t('organiser.noEvents'),
    filters: [
      { name: 'q', label: t('organiser.search'), type: 'search' },
      { name: 'status', label: t('organiser.status'), type: 'select', options: [['', t('organiser.all')], ...STATUSES.map(option)] },
    ],
    columns: [
      { label: t('organiser.title'), head: true, view: row => html`<a href=${url(`/admin/events/${row.id}`)}>${row.title}</a>` },
      { label: t('organiser.status'), view: row => html`<span
        class="badge ${STATUS_KINDS[row.status]}">${t(`organiser.status.${row.status}`)}</span>` },
      { label: t('organiser.venueId'), key: 'venue' },
      { label: t('organiser.saleWindow'), view: row => html`<span class="num">${between(row.saleStart, row.saleEnd)}</span>` },
      { label: t('organiser.tab.performances'), view: row => html`<span class="num">${between(row.startsAt, row.endsAt)}</span>` },
    ],
    actions: row => [{ label: t('organiser.copy'), run: () => copyEvent(row) }],
  });

  load() { return this.table.load(); }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.events')}</h1>
      <a class="button primary" href=${url('/admin/events/new')}>${t('staff.event-new')}</a></div>${this.table.view()}</div>`;
  }
}

define('events', EventsPage);
