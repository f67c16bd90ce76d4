import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { now } from '../core/clock.js';
import { dateTime, won } from '../core/format.js';
import { announce, toast } from '../core/announce.js';
import { confirmSheet } from '../ui/sheet.js';
import { seatLines, sources } from '../buy/outcome.js';
import { calendarEntry, receipt, savePdf } from '../buy/receipt.js';
import { forget } from './offline.js';
import { KINDS, badgeOf } from './groups.js';

const id = params.reservationId;
const state = { reservation: null, terms: null, receipt: null, busy: false, error: null };

async function load() {
  try {
    const [detail, terms] = await Promise.all([api('GET', `/api/reservations/${id}`), api('GET', `/api/reservations/${id}/cancellation`)]);
    state.reservation = detail.reservation;
    state.terms = terms;
    state.error = null;
  } catch (error) {
    if (error.status === 404 || error.status === 400) return fail(error);
    state.error = await sentence(error);
  }
  draw();
}

async function showReceipt() {
  await working(async () => {
    state.receipt = await receipt(id);
    announce(t('my.receiptShown'));
  });
}

const pdf = () => working(() => savePdf(id, state.reservation.reservation_number));

async function cancel() {
  const question = { title: t('my.cancelTitle'), text: termsText(), yes: t('my.cancelYes'), no: t('my.cancelNo'), danger: true };
  if (!await confirmSheet(question)) return;
  await working(async () => {
    await api('POST', `/api/reservations/${id}/cancel`, { body: {} });
    state.receipt = null;
    await forget(id);
    toast(t('my.cancelled'));
  });
  await load();
}

/** What a cancellation gives back, and where. */
function termsText() {
  const { refund, points, method } = state.terms;
  if (!refund) return t('my.releaseText');
  if (points) return `${refundParts()} ${t('my.soldAgain')}`;
  return t('my.refundText', { amount: won(refund), where: t(method === 'POINTS' ? 'my.toPoints' : 'my.toCard') });
}

const refundParts = () => t('my.refundParts', { amount: won(state.terms.refund - state.terms.points), points: won(state.terms.points) });

async function working(what) {
  if (state.busy) return;
  state.busy = true;
  draw();
  try {
    await what();
  } catch (error) {
    toast(await sentence(error), { kind: 'error' });
  }
  state.busy = false;
  draw();
}

const timeline = () => html`
  <ol class="timeline">${state.reservation.timeline.map(({ at, what }) => html`
    <li class="timeline-${what}"><span>${t(`my.event.${what}`)}</span>
      <time class="muted num" datetime=${at}>${dateTime(at)}</time></li>`)}</ol>`;

const receiptView = () => html`
  <section class="card stack receipt" aria-label=${t('my.receipt')}>
    <h2>${t('my.receipt')}</h2>
    <dl class="pairs num">
      <div><dt>${t('payment.number')}</dt><dd>${state.receipt.reservation_number}</dd></div>
      <div><dt>${t('my.buyer')}</dt><dd>${state.receipt.buyer}</dd></div>
      <div><dt>${t('my.paidAt')}</dt><dd>${dateTime(state.receipt.paid_at)}</dd></div>
      <div><dt>${t('my.method')}</dt><dd>${methodText(state.receipt)}</dd></div>
      ${state.receipt.points ? html`<div><dt>${t('order.usedPoints')}</dt><dd>${won(state.receipt.points)}</dd></div>` : nothing}
      <div><dt>${t('payment.total')}</dt><dd>${won(state.receipt.total_amount)}</dd></div>
      ${state.receipt.cancelled_at ? html`
        <div><dt>${t('my.cancelledAt')}</dt><dd>${dateTime(state.receipt.cancelled_at)}</dd></div>` : nothing}
    </dl>
    <p class="row no-print"><button type="button" class="button" @click=${() => print()}>${t('my.print')}</button></p>
  </section>`;

/** With its amount if points paid the rest. */
function methodText({ payment_method: method, points, total_amount: total }) {
  const name = ['POINTS', 'CARD', 'EASY_PAY'].includes(method) ? t(`my.paidBy.${method}`) : method;
  return points ? `${name} ${won(total - points)}` : name;
}

const cancellation = () => {
  const { possible, until, refund, points } = state.terms;
  if (!possible) {
    return until ? html`<p class="muted">${t('my.tooLate', { until: dateTime(until) })}</p>` : nothing;
  }
  return html`<p>${refund ? t('my.refundNow', { amount: won(refund), until: dateTime(until) }) : t('my.holdNow')}</p>
    ${points ? html`<p class="muted">${refundParts()}</p>` : nothing}
    <p><button type="button" class="button danger" ?disabled=${state.busy} @click=${cancel}>
      ${refund ? t('my.cancel') : t('order.giveUp')}</button></p>`;
};

function content() {
  const { reservation } = state;
  const badge = badgeOf(reservation, now());
  const isPaid = ['confirmed', 'over'].includes(badge);
  return html`
    <p class="no-print"><a href=${url('/my')}>← ${t('my.title')}</a></p>
    <div class="my-head"><h1>${reservation.event_title}</h1><span class="badge ${KINDS[badge]}">${t(`my.badge.${badge}`)}</span></div>
    <div class="my-columns">
      <div class="stack">
        <section class="card stack">
          <dl class="pairs">
            <div><dt>${t('payment.number')}</dt><dd class="num">${reservation.reservation_number}</dd></div>
            <div><dt>${t('my.when')}</dt><dd>${dateTime(reservation.event_date)}</dd></div>
            <div><dt>${t('my.where')}</dt><dd>${reservation.venue}<br><span class="muted">${reservation.address}</span></dd></div>
          </dl>
          ${seatLines(reservation)}
          <dl class="pairs order-parts num">
            ${reservation.fee ? html`<div><dt>${t('order.fee')}</dt><dd>${won(reservation.fee)}</dd></div>` : nothing}
            ${reservation.discount ? html`<div><dt>${t('order.discount')}</dt><dd>−${won(reservation.discount)}</dd></div>` : nothing}
            <div class="order-total"><dt>${t('payment.total')}</dt><dd>${won(reservation.total_amount)}</dd></div>
          </dl>
          ${sources(reservation)}
          <p class="row no-print">
            ${badge === 'open' ? html`<a class="button primary" href=${url(`/orders/${id}`)}>${t('my.payNow')}</a>` : nothing}
            ${isPaid ? html`<a class="button primary" href=${url(`/ticket/${id}`)}>${t('payment.toTicket')}</a>
              <a class="button" download="yemae.ics" href=${calendarEntry({ number: reservation.reservation_number,
                title: reservation.event_title, place: `${reservation.venue}, ${reservation.address}`,
                startsAt: reservation.event_date })}>${t('payment.calendar')}</a>` : nothing}
            ${reservation.payment?.approvedAt ? html`
              <button type="button" class="button" ?disabled=${state.busy} @click=${showReceipt}>${t('my.receipt')}</button>
              <button type="button" class="button" ?disabled=${state.busy} @click=${pdf}>PDF</button>` : nothing}
          </p>
        </section>
        ${state.receipt ? receiptView() : nothing}
      </div>
      <div class="stack no-print">
        <section class="card stack"><h2>${t('my.timeline')}</h2>${timeline()}</section>
        ${cancellation() === nothing ? nothing : html`
          <section class="card stack"><h2>${t('my.cancelHeading')}</h2>${cancellation()}</section>`}
      </div>
    </div>`;
}

function draw() {
  title(state.reservation ? `${state.reservation.event_title} · ${t('my.reservation')}` : t('my.reservation'));
  render(html`<div class="wrap my stack">
    ${state.reservation ? content() : html`<h1>${t('my.reservation')}</h1>
      ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>
        <p><button type="button" class="button" @click=${load}>${t('my.again')}</button></p>`
        : html`<div class="skeleton my-skeleton"></div>`}`}
  </div>`, main);
}

addEventListener('pageshow', shown => { if (shown.persisted) load(); });

empty();
draw();
await session.require();
load();
