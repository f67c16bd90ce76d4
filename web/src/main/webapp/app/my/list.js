import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { main, start as empty, title } from '../core/page.js';
import { now } from '../core/clock.js';
import { count, date, dateTime, won } from '../core/format.js';
import { seatText } from '../buy/outcome.js';
import { KINDS, arranged, badgeOf } from './groups.js';

const PAGE = 50;
const ORDERS = {
  newest: 'sort=created_at&order=desc',
  oldest: 'sort=created_at&order=asc',
  title: 'sort=title&order=asc',
  titleBack: 'sort=title&order=desc',
};
const query = new URLSearchParams(location.search);
const state = { order: Object.hasOwn(ORDERS, query.get('sort') ?? '') ? query.get('sort') : 'newest', reservations: null, waiting: [],
  page: 0, pages: 1, error: null, busy: false };

async function more() {
  state.busy = true;
  draw();
  try {
    const answer = await api('GET', `/api/reservations?${ORDERS[state.order]}&page=${state.page + 1}&limit=${PAGE}`);
    state.reservations = [...state.reservations ?? [], ...answer.reservations];
    state.page = answer.pagination.page;
    state.pages = answer.pagination.totalPages;
    state.error = null;
  } catch (error) {
    state.error = await sentence(error);
  }
  state.busy = false;
  draw();
}

function sort(order) {
  history.replaceState(null, '', order === 'newest' ? location.pathname : `?sort=${order}`);
  Object.assign(state, { order, reservations: null, page: 0, pages: 1 });
  more();
}

/* What waits or is offered. It is only shown with the first page, so it is asked for once. */
async function wait() {
  try {
    state.waiting = (await api('GET', '/api/waiting-list')).entries.filter(each => each.status === 'waiting' || each.status === 'offered');
    draw();
  } catch {
    // The reservations are what the page is for.
  }
}

const waitingAddress = each => each.status === 'offered' ? `/orders/${each.reservationId}` : `/waiting-list/${each.performanceId}`;

const waitingRow = each => html`
  <li><a class="card my-row" href=${url(waitingAddress(each))}>
    <span class="my-title">${each.eventTitle}</span>
    <span class="badge ${each.status === 'offered' ? 'warn' : ''}">${t(`my.badge.${each.status}`)}</span>
    <span class="my-when">${dateTime(each.startsAt)} · ${each.venue}</span>
    <span class="my-seats muted num">${each.status === 'offered' ? t('my.offered', { until: dateTime(each.expiresAt) })
      : t('my.waiting', { place: count(each.place) })}</span>
  </a></li>`;

const waitingLists = () => state.waiting.length === 0 ? nothing : html`
  <section aria-labelledby="my-waitlist"><h2 id="my-waitlist">${t('my.waitlist')}</h2>
    <ul class="list my-list">${state.waiting.map(waitingRow)}</ul></section>`;

const address = each => each.status === 'pending' && badgeOf(each, now()) === 'open' ? `/orders/${each.id}` : `/my/${each.id}`;

const row = each => html`
  <li><a class="card my-row" href=${url(address(each))}>
    <span class="my-title">${each.event_title}</span>
    <span class="badge ${KINDS[badgeOf(each, now())]}">${t(`my.badge.${badgeOf(each, now())}`)}</span>
    <span class="my-when">${dateTime(each.event_date)} · ${each.venue}</span>
    <span class="my-seats muted">${seatText(each)}</span>
    <span class="my-booked muted num">${t('my.booked', { date: date(each.created_at), number: each.reservation_number })}</span>
    <span class="my-total num">${won(each.total_amount)}</span>
  </a></li>`;

const section = (name, reservations) => reservations.length === 0 ? nothing : html`
  <section aria-labelledby="my-${name}"><h2 id="my-${name}">${t(`my.${name}`)}</h2>
    <ul class="list my-list">${reservations.map(row)}</ul></section>`;

function content() {
  if (!state.reservations) return state.error ? nothing : html`<div class="skeleton my-skeleton"></div>`;
  if (state.reservations.length === 0) {
    return html`<div class="card stack"><p>${t('my.empty')}</p>
      <p><a class="button primary" href=${url('/')}>${t('my.toHome')}</a></p></div>`;
  }
  const { open, upcoming, past } = arranged(state.reservations, now());
  return html`${section('open', open)}${section('upcoming', upcoming)}${section('past', past)}
    ${state.page < state.pages ? html`<p><button type="button" class="button" ?disabled=${state.busy} @click=${more}>
      ${t('my.more')}</button></p>` : nothing}`;
}

function draw() {
  title(t('my.title'));
  render(html`
    <div class="wrap my stack">
      <div class="my-head"><h1>${t('my.title')}</h1>
        <div class="field my-sort"><label for="sort">${t('my.sort')}</label>
          <select id="sort" @change=${event => sort(event.target.value)}>${Object.keys(ORDERS).map(order => html`
            <option value=${order} .selected=${order === state.order}>${t(`my.order.${order}`)}</option>`)}</select></div></div>
      <p class="muted">${t('my.year')} <a href=${url('/account')}>${t('my.account')}</a></p>
      ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>
        <p><button type="button" class="button" @click=${more}>${t('my.again')}</button></p>` : nothing}
      ${waitingLists()}
      ${content()}
    </div>`, main);
}

empty();
draw();
await session.require();
wait();
more();
