// Reports: sales and refunds of a period, as tables with small charts, and the files of all rows. The filters are in the address.
import { announce } from '../../core/announce.js';
import { now } from '../../core/clock.js';
import { count, dateTime, won } from '../../core/format.js';
import { Exports } from '../core/download.js';
import { bar, figure } from '../core/figures.js';
import { StaffPage, api, define, html, nothing, sentence, t, url } from '../core/frame.js';
import { columns, lines, percent, table } from './charts.js';
import { addressOf } from '../core/table.js';

const FILTERS = ['eventId', 'performanceId', 'from', 'to'];
const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
/** Days of a report that was asked for nothing in particular. */
const DAYS_AT_FIRST = 30;
const MOST_EVENTS = 50;
const EXPORTS = ['sales', 'reservations', 'payments'];

const dayOf = time => new Date(time + SEOUL_MS).toISOString().slice(0, 10);

/** The text of a known value, or the value itself. */
function known(group, value) {
  const key = `report.${group}.${value}`;
  const text = t(key);
  return text === key ? value : text;
}

/** The hall of a performance, shaded by what is sold of each section; null if it has no seats. Loaded only for one performance. */
async function hallOf(performance) {
  const { hallView, readHall } = await import('./hall.js');
  const read = await readHall(performance);
  return read && hallView(read);
}

class ReportsPage extends StaffPage {
  events = [];
  report = null;
  hall = null;
  error = null;
  isBusy = false;
  exports = new Exports(this);

  async load() {
    this.read();
    if (Object.values(this.filters).every(each => !each)) {
      this.filters.from = dayOf(now() - (DAYS_AT_FIRST - 1) * DAY_MS);
      history.replaceState(null, '', addressOf(location.pathname, this.filters));
    }
    addEventListener('popstate', () => {
      this.read();
      this.ask();
    });
    const events = api('GET', `/api/admin/events?limit=${MOST_EVENTS}`).then(answer => { this.events = answer.events; });
    await Promise.all([events, this.ask()]);
  }

  read() {
    const asked = new URLSearchParams(location.search);
    this.filters = Object.fromEntries(FILTERS.map(name => [name, asked.get(name) ?? '']));
  }

  /** Reads the report. What was shown stays until there is another one. */
  async ask() {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.isBusy = true;
    this.draw();
    try {
      const report = await api('GET', addressOf('/api/admin/reports/sales', this.filters), { signal: reading.signal });
      const hall = report.performance ? await hallOf(report.performance.id) : null;
      if (this.reading !== reading) return;
      Object.assign(this, { report, hall, error: null });
      announce(t('report.read', { revenue: won(report.total.revenue) }));
    } catch (error) {
      if (this.reading !== reading) return;
      if (error.code === 'SECOND_FACTOR_NOT_ENROLLED') throw error;
      this.error = await sentence(error);
    }
    this.isBusy = false;
    this.draw();
  }

  go(change) {
    Object.assign(this.filters, change);
    history.pushState(null, '', addressOf(location.pathname, this.filters));
    return this.ask();
  }

  filterView() {
    const { event, performances } = this.report ?? { performances: [] };
    const listed = this.events.map(each => [each.id, each.title]);
    if (event && !this.events.some(each => each.id === event.id)) listed.unshift([event.id, event.title]);
    const select = (name, options, change) => html`<select id="report-${name}" name=${name} @change=${change}>${options.map(
      ([value, label]) => html`<option value=${value} .selected=${value === this.filters[name]}>${label}</option>`)}</select>`;
    const day = name => html`<div class="field"><label for="report-${name}">${t(`report.${name}`)}</label>
      <input id="report-${name}" name=${name} type="date" .value=${this.filters[name]}
        @change=${change => this.go({ [name]: change.target.value })}></div>`;
    return html`<form class="staff-filters" role="search" aria-label=${t('staff.filters')} @submit=${sent => sent.preventDefault()}>
      <div class="field wide"><label for="report-eventId">${t('report.event')}</label>${
        select('eventId', [['', t('report.allEvents')], ...listed],
          change => this.go({ eventId: change.target.value, performanceId: '' }))}</div>
      ${this.filters.eventId ? html`<div class="field wide"><label for="report-performanceId">${t('report.performance')}</label>${
        select('performanceId', [['', t('report.allPerformances')], ...performances.map(each => [each.id, dateTime(each.startsAt)])],
          change => this.go({ performanceId: change.target.value }))}</div>` : nothing}
      ${day('from')}${day('to')}</form>`;
  }

  exportView() {
    const { running, save } = this.exports;
    const path = kind => () => addressOf(`/api/admin/exports/${kind}`, this.filters);
    const button = (kind, format) => html`<button type="button" class="button small" data-export="${kind}-${format}"
      aria-label=${t('report.exportAs', { kind: t(`report.export.${kind}`), format: t(`report.${format}`) })}
      ?disabled=${running} aria-busy=${running === `${kind} ${format}` ? 'true' : nothing}
      @click=${save(`${kind} ${format}`, path(kind), format)}>${t(`report.${format}`)}</button>`;
    return html`<section class="card stack tight report-exports" aria-labelledby="report-exports">
      <h2 id="report-exports">${t('report.exports')}</h2><p class="small muted">${t('report.exportsText')}</p>
      <ul class="stack tight">${EXPORTS.map(kind => html`<li class="row"><span class="grow">${t(`report.export.${kind}`)}</span>${
        button(kind, 'csv')}${button(kind, 'xlsx')}</li>`)}</ul></section>`;
  }

  totals({ total, fees, discounts }) {
    return html`<dl class="figures">${figure('revenue', t('report.revenue'), won(total.revenue))}
      ${figure('sales', t('report.sales'), won(total.sales), t('report.n', { n: count(total.sold) }))}
      ${figure('refunds', t('report.refunds'), won(total.refunds), t('report.n', { n: count(total.refunded) }))}
      ${figure('fees', t('report.fees'), won(fees.revenue))}${figure('discounts', t('report.discounts'), won(discounts.revenue))}</dl>`;
  }

  /** Fees and discounts belong to no grade and no section: with them, both have the total. */
  rest({ total, fees, discounts }) {
    const less = { sales: -discounts.sales, refunds: -discounts.refunds, revenue: -discounts.revenue };
    return [[t('report.fees'), fees], [t('report.discounts'), less],
      [t('report.total'), { sales: total.sales, refunds: total.refunds, revenue: total.revenue }]];
  }

  refunds({ refunds, refundsComplete }) {
    if (refunds.length === 0) return nothing;
    const heads = [[t('report.days'), false], [t('report.reason'), false], [t('report.reservations'), true], [t('report.refunds'), true]];
    return html`<section class="stack tight" aria-labelledby="report-refunds" data-report="refunds">
      <h2 id="report-refunds">${t('report.refundsByReason')}</h2>
      ${table('report-refunds', t('report.refundsByReason'), heads, refunds.map(each => html`<tr>
        <th scope="row" class="num">${each.day}</th>
        <td><span class="detail-text">${each.reason ?? t('report.noReason')}</span></td>
        <td class="number num">${count(each.reservations)}</td><td class="number num">${won(each.amount)}</td></tr>`))}
      ${refundsComplete ? nothing : html`<p class="small muted">${t('report.moreRefunds')}</p>`}</section>`;
  }

  occupancy({ performances, performance }) {
    if (performances.length === 0) return nothing;
    const heads = [[t('report.performance'), false], [t('report.capacity'), true], [t('report.soldNow'), true], [t('report.share'), true]];
    const choose = id => event => {
      event.preventDefault();
      this.go({ performanceId: id });
    };
    const address = id => addressOf(location.pathname, { ...this.filters, performanceId: id });
    const name = each => performance ? dateTime(each.startsAt)
      : html`<a href=${address(each.id)} @click=${choose(each.id)}>${dateTime(each.startsAt)}</a>`;
    const shown = performances.filter(each => !performance || each.id === performance.id);
    return html`<section class="stack tight" aria-labelledby="report-occupancy" data-report="occupancy">
      <h2 id="report-occupancy">${t('report.occupancy')}</h2>
      ${table('report-occupancy', t('report.occupancy'), heads, shown.map(each => html`<tr><th scope="row" class="num">${name(each)}${
        bar([['sold', each.sold], ['free', each.seats - each.sold]])}</th><td class="number num">${count(each.seats)}</td>
        <td class="number num">${count(each.sold)}</td><td class="number num">${percent(each.sold, each.seats)}</td></tr>`))}
      ${this.hall ?? nothing}
      ${performance ? html`<p><a href=${url(`/admin/performances/${performance.id}/seats`)}>${t('report.toSeats')}</a></p>` : nothing}
    </section>`;
  }

  tables(report) {
    if (report.days.length === 0) return html`<p class="empty">${t('report.nothing')}</p>`;
    return html`<div class="report-days">${columns(report.days)}</div>
      ${lines('days', t('report.byDay'), report.days,
    { named: day => day, unit: 'reservations', foot: [[t('report.total'), report.total]] })}
      ${lines('grades', t('report.byGrade'), report.grades, { named: grade => grade, unit: 'seatCount', foot: this.rest(report) })}
      ${report.event ? lines('sections', t('report.bySection'), report.sections,
    { named: section => section ?? t('report.noSection'), unit: 'seatCount', foot: this.rest(report) }) : nothing}
      ${lines('methods', t('report.byMethod'), report.methods, { named: method => known('method', method), unit: 'reservations' })}
      ${lines('channels', t('report.byChannel'), report.channels, { named: channel => known('channel', channel), unit: 'reservations' })}
      ${this.refunds(report)}`;
  }

  /** What is printed has to say what it is about. */
  about({ event, performance }) {
    const { from, to } = this.filters;
    const period = from || to ? `${from} – ${to}` : t('report.allDays');
    return html`<p class="muted num">${event ? event.title : t('report.allEvents')}${
      performance ? ` · ${dateTime(performance.startsAt)}` : nothing} · ${period}</p>`;
  }

  view() {
    return html`<div class="stack" aria-busy=${this.isBusy ? 'true' : 'false'}><div class="staff-head"><div class="stack tight">
        <h1>${t('staff.reports')}</h1>${this.report ? this.about(this.report) : nothing}</div>
        <button class="button report-print" @click=${() => print()}>${t('report.print')}</button></div>
      ${this.filterView()}
      ${this.error ? html`<div class="notice bad row between" role="alert"><p class="grow">${this.error}</p>
        <button class="button small" @click=${() => this.ask()}>${t('core.again')}</button></div>` : nothing}
      ${this.report ? html`${this.totals(this.report)}${this.exportView()}${this.tables(this.report)}${this.occupancy(this.report)}`
    : nothing}</div>`;
  }
}

define('reports', ReportsPage);
