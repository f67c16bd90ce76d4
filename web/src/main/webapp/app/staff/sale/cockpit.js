// The cockpit of a sale: what is wrong on top, and how it goes, once a second.
import { announce } from '../../core/announce.js';
import { count, dateTime, time, won } from '../../core/format.js';
import { StaffPage, api, define, html, nothing, params, t, title, url } from '../core/frame.js';
import { age, bar, figure, saleHead, spark, staleNotice, waitText } from '../core/figures.js';
import { watchSale } from './watch.js';

const KEPT = 120;

class SalePage extends StaffPage {
  holds = [];
  sales = [];
  known = '';
  dates = [];

  async load() {
    const first = await api('GET', `/api/admin/events/${params.eventId}/sale`);
    title(`${first.event.title} · ${t('staff.sale')}`);
    this.live = watchSale(this, params.eventId, first, figures => this.take(figures));
    this.take(first);
    // Without the dates, the page only lacks the links to the seats.
    this.dates = await api('GET', `/api/performances/${params.eventId}/dates`).then(answer => answer.dates, () => []);
  }

  leave() { this.live?.stop(); }

  take(figures) {
    this.holds = [...this.holds, figures.pace.holdsPerSecond].slice(-KEPT);
    this.sales = [...this.sales, figures.pace.salesPerSecond].slice(-KEPT);
    const codes = figures.problems.map(each => `${each.code} ${each.detail ?? ''}`).join();
    if (codes !== this.known) {
      const [worst] = figures.problems;
      announce(worst ? this.problemTitle(worst) : t('cockpit.noProblems'), { assertive: Boolean(worst?.urgent) });
    }
    this.known = codes;
  }

  problemTitle({ code, count: n, detail }) { return t(`cockpit.problem.${code}`, { n: count(n), name: detail ?? '' }); }

  /** Where one can do something about it; the page of payments is that of administrators. */
  remedy(code) {
    const link = (path, text) => html`<a class="button small" href=${url(path)}>${text}</a>`;
    if (code === 'ROOM_PAUSED') return link(`/admin/events/${params.eventId}/queue`, t('staff.queue'));
    return code.startsWith('PAYMENTS_') && this.user.role === 'admin' ? link('/admin/payments', t('staff.payments')) : nothing;
  }

  problem(each) {
    return html`<li class="notice ${each.urgent ? 'bad' : 'warn'} row between" data-problem=${each.code}>
      <div class="grow"><p class="strong">${each.urgent ? html`<span class="badge bad">${t('cockpit.urgent')}</span> ` : nothing}${
        this.problemTitle(each)}</p><p class="small">${t(`cockpit.todo.${each.code}`)}</p></div>
      ${this.remedy(each.code)}</li>`;
  }

  problems({ problems, at }) {
    return html`<section class="stack tight" aria-labelledby="problems"><h2 id="problems">${t('cockpit.problems')}</h2>
      ${problems.length ? html`<ul class="stack tight">${problems.map(each => this.problem(each))}</ul>`
    : html`<p class="notice good">${t('cockpit.noProblems')} <span class="muted small num">${time(at)}</span></p>`}</section>`;
  }

  numbers({ pace, room, seats, money, payments, errors }) {
    const all = seats.sold + seats.held + seats.free;
    return html`<dl class="figures">
      ${figure('holds', t('cockpit.holds'), count(pace.holdsPerSecond), t('cockpit.lastSeconds'), spark(this.holds))}
      ${figure('sales', t('cockpit.sales'), count(pace.salesPerSecond), t('cockpit.lastSeconds'), spark(this.sales))}
      ${figure('free', t('cockpit.seatsFree'), count(seats.free), t('cockpit.seatsOf', { all: count(all), sold: count(seats.sold),
    held: count(seats.held) }), bar([['sold', seats.sold], ['held', seats.held], ['free', seats.free]]))}
      ${figure('revenue', t('cockpit.revenue'), won(money.revenue), t('cockpit.reservations', { n: count(money.reservations) }))}
      ${figure('waiting', t('cockpit.waiting'), count(room.waiting), room.paused ? t('cockpit.paused') : nothing)}
      ${figure('admitted', t('cockpit.admitted'), count(room.admitted), t('cockpit.ofThreshold', { n: count(room.threshold) }),
    bar([['sold', room.admitted], ['free', Math.max(0, room.threshold - room.admitted)]]))}
      ${figure('wait', t('cockpit.wait'), room.paused ? t('cockpit.paused') : waitText(room.estimatedWait))}
      ${figure('doubt', t('cockpit.inDoubt'), count(payments.inDoubt))}
      ${figure('errors', t('cockpit.errors'), count(errors), t('cockpit.allNodes'))}</dl>`;
  }

  invariants({ invariants, at }) {
    if (!invariants) return html`<p class="muted">${t('cockpit.checking')}</p>`;
    const broken = invariants.all.filter(each => each.violations > 0);
    return html`<details class="card"><summary class="strong">${broken.length ? t('cockpit.broken', { n: count(broken.length) })
      : t('cockpit.zeros', { n: count(invariants.all.length) })}
      <span class="muted small num">${t('cockpit.checkedAgo', { time: age(invariants.checkedAt, at) })}</span></summary>
      <ul class="zeros">${invariants.all.map(each => html`<li class=${each.violations ? 'broken' : ''}>
        <code>${each.name}</code> <b class="num">${count(each.violations)}</b></li>`)}</ul></details>`;
  }

  seats() {
    const dates = this.dates.filter(each => each.performanceId);
    return dates.length === 0 ? nothing : html`<section class="stack tight" aria-labelledby="dates"><h2 id="dates">${t('staff.seats')}</h2>
      <p class="row">${dates.map(each => html`<a class="button small num" href=${url(`/admin/performances/${each.performanceId}/seats`)}>${
        dateTime(each.startsAt)}</a>`)}</p></section>`;
  }

  view() {
    const { figures } = this.live;
    return html`<div class="stack" data-at=${figures.at}>${saleHead(t('staff.sale'), figures, 'sale')}${staleNotice(this.live)}
      ${this.problems(figures)}<h2>${t('cockpit.figures')}</h2>${this.numbers(figures)}
      <h2>${t('cockpit.invariants')}</h2>${this.invariants(figures)}${this.seats()}</div>`;
  }
}

define('sale', SalePage);
