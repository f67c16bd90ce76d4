import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { every, now } from '../core/clock.js';
import { count, dateTime, duration, time, won } from '../core/format.js';
import { announce } from '../core/announce.js';
import { confirmSheet } from '../ui/sheet.js';
import { askAgainAfter, phaseOf, warningBetween } from './phase.js';
import { ended, paid, seatLines, waitingForBank } from './outcome.js';
import { openWindow } from './window.js';

/* Won. */
const SMALLEST_PAYMENT = 100;
const id = params.reservationId;
const state = { phase: 'loading', reservation: null, quote: null, balance: 0, points: 0, method: 'CARD', code: '', applied: null,
  codeError: null, error: null, busy: false, extras: null };
let user;
let left = Infinity;
let tries = 0;

async function start() {
  user = await session.require();
  draw();
  await load();
  every(1_000, tick);
}

/** Loads the reservation and shows its state. */
async function load() {
  try {
    state.reservation = (await api('GET', `/api/reservations/${id}`)).reservation;
  } catch (error) {
    if (error.status === 404 || error.status === 400) return fail(error);
    state.error = await sentence(error);
    draw();
    return setTimeout(load, askAgainAfter(tries += 1));
  }
  state.error = null;
  const before = state.phase;
  state.phase = phaseOf(state.reservation, now());
  if (state.phase === 'open' && !state.quote) {
    try {
      await Promise.all([price(), balance()]);
    } catch (error) {
      state.error = await sentence(error);
      setTimeout(load, askAgainAfter(tries += 1));
    }
  }
  if (state.phase === 'asking') setTimeout(load, askAgainAfter(tries += 1));
  if (state.phase === 'paid' && !state.extras) state.extras = await paid.load(state.reservation);
  draw();
  if (state.phase !== before && before !== 'loading') announcePhase();
}

/** Scrolls to the top and announces the change, as for a new page. */
function announcePhase() {
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  announce(t(`order.${state.phase}Title`), { assertive: true });
}

async function price(code = state.applied) {
  const body = { reservationId: id, ...(code ? { discountCode: code } : {}) };
  state.quote = await api('POST', '/api/payments/quote', { body }).catch(async error => {
    if (code && code === state.applied) {
      // The code has been used up meanwhile.
      state.applied = null;
      state.codeError = await sentence(error);
      return api('POST', '/api/payments/quote', { body: { reservationId: id } });
    }
    throw error;
  });
  usePoints(state.points);
}

/** Without its answer, the order is paid without points. */
async function balance() {
  state.balance = await api('GET', `/api/users/${user.number}/points`).then(({ point }) => point, () => 0);
  usePoints(state.points);
}

/** Never more than there are, nor more than there is to pay. */
function usePoints(wanted) {
  state.points = Math.min(wanted, state.quote ? mostPoints() : wanted);
}

function typePoints({ target }) {
  usePoints(Number(target.value.replace(/\D/g, '').slice(0, 12)));
  target.value = state.points || '';
  draw();
}

/** Button for all points, or none if all are used. */
function allPoints() {
  usePoints(state.points === mostPoints() ? 0 : Infinity);
  announce(t('order.restNow', { amount: won(rest()) }));
  draw();
}

const mostPoints = () => Math.min(state.balance, state.quote.total);

/** What is left for the card. */
const rest = () => state.quote.total - state.points;

/** Whether the gateway would refuse so small a rest. */
const tooSmall = () => rest() > 0 && rest() < SMALLEST_PAYMENT;

function tick() {
  if (state.phase !== 'open') return;
  const before = left;
  left = Date.parse(state.reservation.expires_at) - now();
  const warning = warningBetween(before, left);
  if (warning) announce(t('order.warning', { time: duration(warning) }), { assertive: true });
  if (left <= 0) {
    left = Infinity;
    return load();
  }
  draw();
}

async function applyCode(event) {
  event.preventDefault();
  const code = event.target.elements.code.value.trim();
  if (!code || state.busy) return;
  state.busy = true;
  state.codeError = null;
  draw();
  try {
    await price(code);
    state.applied = code;
    announce(t('order.codeApplied', { amount: won(state.quote.discount) }));
  } catch (error) {
    state.codeError = await sentence(error);
    announce(state.codeError, { assertive: true });
  }
  state.busy = false;
  draw();
}

async function removeCode() {
  state.applied = null;
  state.code = '';
  await price().catch(() => load());
  draw();
}

async function pay(event) {
  event.preventDefault();
  // A second click while the first is on its way does nothing. If it reached the platform, its key would make it the same request.
  if (state.busy) return;
  state.busy = true;
  state.error = null;
  draw();
  const discount = state.applied ? { discountCode: state.applied } : {};
  try {
    if (rest() === 0) {
      await api('POST', '/api/payments/points', { body: { reservationId: id, ...discount }, key: keyOf('points') });
      await load();
    } else {
      // The amount makes sure that the window asks for what the button says.
      const order = await api('POST', '/api/payments/prepare', {
        body: { reservationId: id, method: state.method, points: state.points, amount: rest(), ...discount } });
      await openWindow(order, state.method, id);
      return;
    }
  } catch (error) {
    state.error = error.code === 'WINDOW_CLOSED' ? t('order.windowClosed') : await sentence(error);
    if (error.status === 402 || error.status === 409 || error.status === 0 || error.code === 'AMOUNT_MISMATCH') {
      await load();
      if (state.phase === 'open') {
        await price().catch(() => {});
        await balance();
      }
    }
    if (state.error) announce(state.error, { assertive: true });
  }
  state.busy = false;
  draw();
}

/** The same request has the same key, also when it is sent again after an answer was lost. */
const keys = new Map();
function keyOf(what) {
  const request = `${what} ${state.applied ?? ''}`;
  if (!keys.has(request)) keys.set(request, crypto.randomUUID());
  return keys.get(request);
}

/** More time, once. The next answer says whether it was given. */
async function extend() {
  if (state.busy) return;
  state.busy = true;
  draw();
  try {
    state.reservation = (await api('POST', `/api/reservations/${id}/extend`, { key: keyOf('extend') })).reservation;
    left = Date.parse(state.reservation.expires_at) - now();
    announce(t('order.extended', { time: duration(left) }), { assertive: true });
  } catch (error) {
    state.error = await sentence(error);
    await load();
  }
  state.busy = false;
  draw();
}

const isOffer = () => state.reservation.timeline.some(each => each.what === 'offered');

async function giveUp() {
  const sure = await confirmSheet({ title: t('order.giveUpTitle'), text: t(isOffer() ? 'order.giveUpOffer' : 'order.giveUpText'),
    yes: t('order.giveUp'), no: t('order.keep'), danger: true });
  if (!sure) return;
  try {
    await api('POST', `/api/reservations/${id}/cancel`, { body: {} });
  } catch {
    // Whatever happened, the platform says it.
  }
  await load();
}

const methods = () => [['CARD', t('order.card')], ['EASY_PAY', t('order.easyPay')]];

const parts = () => html`
  <dl class="pairs order-parts num">
    <div><dt>${t('order.seats')}</dt><dd>${won(state.quote.seats)}</dd></div>
    ${state.quote.fee ? html`<div><dt>${t('order.fee')}</dt><dd>${won(state.quote.fee)}</dd></div>` : nothing}
    ${state.quote.discount ? html`<div><dt>${t('order.discount')}</dt><dd>−${won(state.quote.discount)}</dd></div>` : nothing}
    ${state.points ? html`<div><dt>${t('order.usedPoints')}</dt><dd>−${won(state.points)}</dd></div>` : nothing}
    <div class="order-total"><dt>${t('order.total')}</dt><dd>${won(rest())}</dd></div>
  </dl>`;

const discountForm = () => state.applied
  ? html`<p class="row order-code"><span class="badge good">${state.applied}</span>
      <button class="button quiet" type="button" @click=${removeCode}>${t('order.removeCode')}</button></p>`
  : html`<form class="row order-code" @submit=${applyCode}>
      <div class="field"><label for="code">${t('order.code')}</label>
        <input id="code" name="code" autocomplete="off" autocapitalize="characters" maxlength="50"
          aria-describedby=${state.codeError ? 'code-error' : nothing}
          aria-invalid=${state.codeError ? 'true' : nothing}></div>
      <button class="button" ?disabled=${state.busy}>${t('order.applyCode')}</button>
      ${state.codeError ? html`<p class="error" id="code-error">${state.codeError}</p>` : nothing}
    </form>`;

/* Not a part of the form: Enter in the field does not pay. */
const pointsField = () => html`
  <div class="field order-points">
    <label for="points">${t('order.usePoints')}</label>
    <div class="row">
      <input id="points" class="num" inputmode="numeric" autocomplete="off" maxlength="13" .value=${state.points || ''}
        @input=${typePoints} aria-describedby=${tooSmall() ? 'points-hint points-error' : 'points-hint'}
        aria-invalid=${tooSmall() ? 'true' : nothing}>
      <button class="button" type="button" @click=${allPoints}>
        ${t(state.points && state.points === mostPoints() ? 'order.useNone' : 'order.useAll')}</button>
    </div>
    <p class="hint num" id="points-hint">${t('order.balance', { balance: count(state.balance) })}</p>
    <p class="error" id="points-error" role="status">${tooSmall() ? t('order.restTooSmall') : nothing}</p>
  </div>`;

const methodField = () => html`
  <fieldset class="order-methods"><legend>${t('order.method')}</legend>
    ${methods().map(([value, label]) => html`<label class="order-method">
      <input type="radio" name="method" value=${value} form="pay" .checked=${state.method === value}
      @change=${() => { state.method = value; draw(); }}> <span>${label}</span></label>`)}
  </fieldset>`;

const extension = () => state.reservation.extension_seconds
  ? html`<button class="button quiet order-extend" type="button" ?disabled=${state.busy} @click=${extend}>
      ${t('order.extend', { time: duration(state.reservation.extension_seconds * 1000) })}</button>` : nothing;

const timeLeft = () => html`<p class="order-left num ${left <= 120_000 ? 'bad' : ''}" role="timer">
  ${Number.isFinite(left) ? t('order.timeLeft', { time: duration(Math.max(0, left)), until: time(state.reservation.expires_at) })
    : t('order.until', { until: time(state.reservation.expires_at) })}</p>`;

const open = () => html`
  <h1>${t('order.title')}</h1>
  ${isOffer() ? html`<p class="notice">${t('order.offered')}</p>` : nothing}
  <div class="order-columns">
    <div class="stack">
      <section class="card stack">
        <h2>${state.reservation.event_title}</h2>
        <p class="muted">${dateTime(state.reservation.event_date)} · ${state.reservation.venue}</p>
        ${seatLines(state.reservation)}
      </section>
      <section class="card stack"><h2>${t('order.discountTitle')}</h2>${discountForm()}</section>
    </div>
    <div class="stack">
      <section class="card stack">
        ${state.quote.total > 0 && state.balance > 0 ? pointsField() : nothing}${rest() > 0 ? methodField() : nothing}${parts()}
      </section>
      ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>` : nothing}
      <form id="pay" class="bar order-bar" @submit=${pay}>
        ${timeLeft()}
        <button class="button primary" ?disabled=${state.busy || tooSmall()}>${state.busy ? t('order.busy') : whatToPay()}</button>
        ${extension()}
      </form>
      <p class="order-giveup"><button class="button quiet" type="button" @click=${giveUp}>${t('order.giveUp')}</button></p>
    </div>
  </div>`;

/** What the one button takes. */
function whatToPay() {
  if (rest() > 0) return t('order.pay', { amount: won(rest()) });
  return state.points ? t('order.payPoints', { points: count(state.points) }) : t('order.free');
}

const views = {
  loading: () => html`<h1 class="visually-hidden">${t('order.title')}</h1>
    ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>` : html`<div class="skeleton order-skeleton"></div>`}`,
  open: () => state.quote ? open() : views.loading(),
  asking: () => waitingForBank(),
  paid: () => paid.view(state.reservation, state.extras),
  returned: () => ended('returned', state.reservation),
  cancelled: () => ended('cancelled', state.reservation),
  expired: () => ended('expired', state.reservation),
};

function draw() {
  title(t(`order.${state.phase}Title`));
  render(html`<div class="wrap order stack" data-phase=${state.phase}>${views[state.phase]()}</div>`, main);
}

// From the back button, the page as it was may come out of memory. What it says is asked for again.
addEventListener('pageshow', shown => {
  if (!shown.persisted) return;
  state.busy = false;
  load();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && state.reservation && !state.busy) load();
});

empty();
start();
