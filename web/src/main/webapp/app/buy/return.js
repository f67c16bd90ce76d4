import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { main, start as empty, title } from '../core/page.js';
import { now } from '../core/clock.js';
import { time } from '../core/format.js';
import { announce } from '../core/announce.js';
import { askAgainAfter, isUnknown, phaseOf } from './phase.js';
import { waitingForBank } from './outcome.js';

const query = new URLSearchParams(location.search);
const order = query.get('orderId');
const paymentKey = query.get('paymentKey');
const succeeded = query.get('payment') !== 'fail' && paymentKey;
let reservationId = query.get('reservation');
let tries = 0;

/** Why nothing was taken: the gateway's reason, or ours. Only shown if the platform says that nothing was taken. */
let reason = null;

async function start() {
  asking();
  try {
    await session.require();
  } catch {
    // Without this, a network that fails for a moment would leave the money waiting and the buyer before this page.
    return again(start);
  }
  if (succeeded) await confirm();
  else await ask();
}

/** Asks for the money. The order makes it the same request however often it is sent: reload, double click, back button. */
async function confirm() {
  try {
    const { payment } = await api('POST', '/api/payments/confirm', {
      body: { paymentKey, orderId: order, amount: Number(query.get('amount')) } });
    if (payment) return done();
  } catch (error) {
    if (error.status === 402 || error.code === 'INSUFFICIENT_POINTS') reason = await sentence(error);
    else if (isUnknown(error)) return again(error.code === 'PAYMENT_IN_PROGRESS' ? ask : confirm);
    else if (error.status === 400) reason = await sentence(error);
  }
  await ask();
}

/** Asks the platform, whose answer decides. */
async function ask() {
  try {
    if (!reservationId && order) {
      reservationId = (await api('GET', `/api/payments/${order}`)).payment.reservationId;
    }
    if (!reservationId) return location.replace(url('/my'));
    const { reservation } = await api('GET', `/api/reservations/${reservationId}`);
    const phase = phaseOf(reservation, now());
    if (phase === 'paid') return done();
    if (phase === 'asking') return again(ask);
    notTaken(phase, reservation);
  } catch (error) {
    if (error.status === 404 || error.status === 400) return location.replace(url('/my'));
    again(ask);
  }
}

function again(what) {
  asking();
  setTimeout(what, askAgainAfter(tries += 1));
}

const done = () => location.replace(url(reservationId ? `/orders/${reservationId}` : '/my'));

function asking() {
  title(t('payment.askingTitle'));
  render(html`<div class="wrap order stack" data-phase="asking">${waitingForBank()}</div>`, main);
}

function notTaken(phase, reservation) {
  if (phase === 'returned') return done();
  const heading = t('payment.notTakenTitle');
  title(heading);
  render(html`
    <div class="wrap order stack" data-phase="not-taken">
      <div class="card stack outcome">
        <h1>${heading}</h1>
        <p>${t('payment.notTakenText')}</p>
        ${reason ? html`<p class="notice warn">${reason}</p>` : nothing}
        <p>${phase === 'open' ? t('payment.stillHeld', { until: time(reservation.expires_at) }) : t('payment.released')}</p>
        <p class="row">${phase === 'open'
          ? html`<a class="button primary" href=${url(`/orders/${reservation.id}`)}>${t('payment.payAgain')}</a>`
          : html`<a class="button primary" href=${url(`/events/${reservation.event_id}`)}>${t('payment.chooseAgain')}</a>`}
          <a class="button" href=${url('/my')}>${t('payment.toMine')}</a></p>
      </div>
    </div>`, main);
  announce(heading, { assertive: true });
}

addEventListener('pageshow', shown => { if (shown.persisted) start(); });
addEventListener('online', () => { if (main.querySelector('[data-phase=asking]')) ask(); });

empty();
start();
