import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { every, now } from '../core/clock.js';
import { dateTime } from '../core/format.js';
import { qr } from '../qr/encode.js';
import { qrCode } from '../buy/receipt.js';
import { seatText } from '../buy/outcome.js';
import { codeOf, isPossible, left, stepAt } from './code.js';
import { forget, keep, kept } from './offline.js';

const COMPARE_EVERY = 3_600_000;
const id = params.reservationId;
const state = { ticket: null, isKept: false, error: null, shown: null };

async function start() {
  draw();
  state.ticket = await kept(id);
  state.isKept = state.ticket !== null;
  draw();
  every(1000, tick);
  // A kept ticket is shown without asking anybody, and compared once an hour if there is a network and somebody is logged in.
  const isFresh = state.ticket && (!navigator.onLine || state.ticket.pass && now() - state.ticket.comparedAt < COMPARE_EVERY);
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
      venue: reservation.venue, address: reservation.address, seats: seatText(reservation), comparedAt: now(), ahead: now() - Date.now(),
      ...isPossible() ? { pass: await api('GET', `/api/reservations/${id}/pass`) } : { qr: await qrCode(id) } };
    state.ticket = ticket;
    await tick();
    state.isKept = await keep(id, ticket);
    state.error = null;
  } catch (error) {
    if (state.ticket) return;
    if (error.status === 404 || error.status === 400) return fail(error);
    state.error = await sentence(error);
  }
  draw();
}

/** The server's time, by the device's clock and how far the server's was ahead of it: a page that was kept brings no other time. */
const serverTime = () => Date.now() + (state.ticket.ahead ?? 0);

/** Shows the code of the present step. */
async function tick() {
  const pass = state.ticket?.pass;
  if (!pass) return;
  const step = stepAt(pass, serverTime());
  if (state.shown?.step !== step) {
    const code = await codeOf(pass, step);
    state.shown = { step, code: qr(code) };
  }
  draw();
}

const changingView = ({ size, path }, pass) => html`
  <svg class="qr ticket-qr" role="img" aria-label=${t('payment.qr')} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <path d=${path}></path>
  </svg>
  <progress class="ticket-left" aria-hidden="true" max=${pass.stepSeconds} value=${Math.ceil(left(pass, serverTime()) / 1000)}></progress>
  <p class="muted ticket-note">${t('ticket.changes', { seconds: pass.stepSeconds })}</p>`;

const codeView = ({ pass, qr: picture }) => {
  if (!pass) return html`<img class="qr ticket-qr" src=${picture} alt=${t('payment.qr')}>`;
  return state.shown ? changingView(state.shown.code, pass) : nothing;
};

const ticketView = ticket => html`
  <article class="ticket card">
    <h1>${ticket.title}</h1>
    <p class="ticket-when">${dateTime(ticket.when)}</p>
    ${codeView(ticket)}
    <p class="ticket-seats">${ticket.seats}</p>
    <p class="muted">${ticket.venue}<br>${ticket.address}</p>
    <p class="num muted">${ticket.number}</p>
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
