// What is on sale now, and how it goes.
import { count, time, won } from '../../core/format.js';
import { StaffPage, api, define, html, nothing, t, url } from '../core/frame.js';
import { bar, figure, staleNotice } from '../core/figures.js';
import { refresh } from '../core/live.js';

const READ_MS = 5_000;

class HomePage extends StaffPage {
  figures = null;

  async load() {
    await this.read();
    this.live = refresh(this, READ_MS, () => this.read());
  }

  async read() {
    if (this.user.role === 'admin') this.figures = await api('GET', '/api/admin/dashboard');
    // Organisers see their own events, and no totals of the platform.
    else this.own = (await api('GET', '/api/admin/events?status=on_sale&limit=100')).events;
  }

  leave() { this.live?.stop(); }

  today() {
    const { now, today } = this.figures;
    return html`<dl class="figures">${figure('revenue', t('cockpit.todayRevenue'), won(today.revenue))}
      ${figure('confirmed', t('cockpit.todayConfirmed'), count(today.confirmed))}
      ${figure('cancelled', t('cockpit.todayCancelled'), count(today.cancelled))}
      ${figure('holds', t('cockpit.liveHolds'), count(now.liveHolds))}
      ${figure('registered', t('cockpit.registered'), count(today.registered))}</dl>`;
  }

  row(event) {
    const base = `/admin/events/${event.id}`;
    return html`<tr><th scope="row"><a href=${url(`${base}/sale`)}>${event.title}</a>
        ${bar([['sold', event.seatsSold], ['held', event.seatsHeld], ['free', event.seatsFree]])}</th>
      <td class="number num">${won(event.soldToday)}</td><td class="number num">${count(event.seatsSold)}</td>
      <td class="number num">${count(event.seatsHeld)}</td><td class="number num">${count(event.seatsFree)}</td>
      <td class="actions"><a class="button small" href=${url(`${base}/queue`)}
        aria-label=${t('cockpit.queueOf', { title: event.title })}>${t('staff.queue')}</a></td></tr>`;
  }

  table() {
    const { events } = this.figures;
    if (events.length === 0) return html`<p class="empty">${t('cockpit.nothingOnSale')}</p>`;
    const head = label => html`<th scope="col" class="number">${label}</th>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="on-sale"><table class="table">
      <caption id="on-sale" class="visually-hidden">${t('cockpit.onSale')}</caption>
      <thead><tr><th scope="col">${t('cockpit.event')}</th>${head(t('cockpit.soldToday'))}${head(t('cockpit.sold'))}
        ${head(t('cockpit.held'))}${head(t('cockpit.free'))}<th scope="col"><span class="visually-hidden">${t('staff.actions')}</span></th>
      </tr></thead><tbody>${events.map(each => this.row(each))}</tbody></table></div>`;
  }

  ownEvents() {
    if (this.own.length === 0) return html`<p class="empty">${t('cockpit.nothingOnSale')}</p>`;
    return html`<ul class="list card">${this.own.map(each => html`<li class="row between">
      <a href=${url(`/admin/events/${each.id}/sale`)}>${each.title}</a>
      <a class="button small" href=${url(`/admin/events/${each.id}/queue`)} aria-label=${t('cockpit.queueOf', { title: each.title })}>${
        t('staff.queue')}</a></li>`)}</ul>`;
  }

  view() {
    if (this.own) return html`<div class="stack"><h1>${t('staff.home')}</h1>${this.ownEvents()}</div>`;
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.home')}</h1>
      <p class="muted small num">${t('cockpit.readAt', { time: time(this.figures.at) })}</p></div>
      ${this.live ? staleNotice(this.live) : nothing}${this.today()}
      <h2>${t('cockpit.onSale')}</h2>${this.table()}</div>`;
  }
}

define('home', HomePage);
