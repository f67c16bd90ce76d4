// What order, payment and reservation pages say about an outcome.
import { html, nothing } from '../core/html.js';
import { t, url } from '../core/texts.js';
import { dateTime, won } from '../core/format.js';
import { calendarEntry, qrCode } from './receipt.js';

/* A label is section-row-number. */
const seatName = label =>
  label?.replace(/^(.*)-(\d+)-(\d+)$/, (match, section, row, number) => t('order.place', { section, row, number })) ?? '';

/** The seats of a reservation, and the units of general admission, one line each. */
export const seatLines = reservation => html`<ul class="list seat-lines">${reservation.items.map(item => html`
  <li><span>${item.seatLabel?.startsWith(`${item.ticketTypeName}-`) ? nothing : `${item.ticketTypeName} `}${seatName(item.seatLabel)}</span>
    <span class="num">${item.quantity > 1 ? t('order.times', { n: item.quantity }) : nothing} ${won(item.subtotal)}</span></li>`)}</ul>`;

export const seatText = reservation => reservation.items.map(item => item.seatLabel ? seatName(item.seatLabel)
  : `${item.ticketTypeName} ${t('order.times', { n: item.quantity })}`).join(', ');

/* A payment by card whose rest came from points. */
const isInParts = payment => payment?.approvedAt && payment.points > 0;

/** What each source of a payment paid; nothing if there is only one. */
export const sources = ({ payment }) => isInParts(payment) ? html`<dl class="pairs muted num">
    <div><dt>${t(payment.method === 'CARD' ? 'order.card' : 'order.easyPay')}</dt><dd>${won(payment.amount)}</dd></div>
    <div><dt>${t('order.usedPoints')}</dt><dd>${won(payment.points)}</dd></div>
  </dl>` : nothing;

export const waitingForBank = () => html`
  <div class="card stack outcome" role="status">
    <h1>${t('payment.askingTitle')}</h1>
    <p>${t('payment.askingText')}</p>
    <progress class="outcome-progress" aria-label=${t('payment.askingTitle')}></progress>
  </div>`;

/** A reservation that can no longer be paid. @param how returned, cancelled or expired */
export const ended = (how, reservation) => html`
  <div class="card stack outcome">
    <h1>${t(`payment.${how}Title`)}</h1>
    <p>${t(`payment.${how}Text`)}</p>
    <p class="row">
      <a class="button primary" href=${url(`/events/${reservation.event_id}`)}>${t('payment.chooseAgain')}</a>
      <a class="button" href=${url('/my')}>${t('payment.toMine')}</a>
    </p>
  </div>`;

export const paid = {
  /** What the page of a paid order shows beyond the reservation. What cannot be loaded is left out. */
  async load(reservation) {
    return { qr: await qrCode(reservation.id).catch(() => null) };
  },

  view: (reservation, extras) => html`
    <div class="card stack outcome done">
      <p class="done-mark" aria-hidden="true">✓</p>
      <h1>${t('payment.paidTitle')}</h1>
      <p class="done-number"><span class="muted">${t('payment.number')}</span>
        <strong class="num">${reservation.reservation_number}</strong></p>
      ${extras?.qr ? html`<img class="qr" src=${extras.qr} alt=${t('payment.qr')}>` : nothing}
      <h2>${reservation.event_title}</h2>
      <p class="muted">${dateTime(reservation.event_date)}<br>${reservation.venue}</p>
      ${seatLines(reservation)}
      <p class="done-total"><span>${t('payment.total')}</span> <strong class="num">${won(reservation.total_amount)}</strong></p>
      ${sources(reservation)}
      <p class="row">
        <a class="button primary" href=${url(`/ticket/${reservation.id}`)}>${t('payment.toTicket')}</a>
        <a class="button" download="yemae.ics" href=${calendarEntry({ number: reservation.reservation_number,
          title: reservation.event_title, place: `${reservation.venue}, ${reservation.address}`,
          startsAt: reservation.event_date })}>${t('payment.calendar')}</a>
        <a class="button quiet" href=${url(`/my/${reservation.id}`)}>${t('payment.toReservation')}</a>
      </p>
      <p class="muted">${t('payment.mailed')}</p>
    </div>`,
};
