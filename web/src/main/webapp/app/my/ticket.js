import { html, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { now } from '../core/clock.js';
import { dateTime } from '../core/format.js';
import { qrCode } from '../buy/receipt.js';
import { seatText } from '../buy/outcome.js';
import { forget, keep, kept } from './pocket.js';

const COMPARE_EVERY = 3_600_000;
const id = params.reservationId;
const state = { ticket: null, isKept: false, error: null };

async function start() {
  draw();
  state.ticket = await kept(id);
  state.isKept = state.ticket !== null;
  draw();
  // A ticket in the pocket is shown without asking anybody, and compared once an hour if there is a network and somebody is logged in.
  const isFresh = state.ticket && (!navigator.onLine || now() - state.ticket.comparedAt < COMPARE_EVERY);
  if (isFresh || state.ticket && !await session.user().catch(() => null)) return;
  await load();
}

async function load() {
  try {
    await session.require();
    const { reservation } = await api('GET', `/api/reservations/${id}`);
    if (reservation.status !== 'confirmed') {
      await forget(id);
      location.replace(url(`/my/${id}`));
      return;
    }
    const ticket = { number: reservation.reservation_number, title: reservation.event_title, when: reservation.event_date,
      venue: reservation.venue, address: reservation.address, seats: seatText(reservation), qr: await qrCode(id), comparedAt: now() };
    state.ticket = ticket;
    state.isKept = await keep(id, ticket);
    state.error = null;
  } catch (error) {
    if (state.ticket) return;
    if (error.status === 404 || error.status === 400) return fail(error);
    state.error = await sentence(error);
  }
  draw();
}

const ticketView = ({ number, title: name, when, venue, address, seats, qr }) => html`
  <article class="ticket card">
    <h1>${name}</h1>
    <p class="ticket-when">${dateTime(when)}</p>
    <img class="qr ticket-qr" src=${qr} alt=${t('payment.qr')}>
    <p class="ticket-seats">${seats}</p>
    <p class="muted">${venue}<br>${address}</p>
    <p class="num muted">${number}</p>
    <p class="muted ticket-note">${state.isKept ? t('ticket.kept') : t('ticket.notKept')}</p>
  </article>
  <p class="ticket-links"><a href=${url(`/my/${id}`)}>${t('payment.toReservation')}</a></p>`;

function draw() {
  title(state.ticket ? `${state.ticket.title} · ${t('ticket.title')}` : t('ticket.title'));
  render(html`<div class="wrap ticket-page stack">
    ${state.ticket ? ticketView(state.ticket) : html`<h1 class="visually-hidden">${t('ticket.title')}</h1>
      ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>` : html`<div class="skeleton ticket-skeleton"></div>`}`}
  </div>`, main);
}

empty();
start();
