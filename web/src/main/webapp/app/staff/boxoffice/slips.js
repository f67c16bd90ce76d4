// What is printed at a counter, on the paper of a receipt printer, and the keys that go with it: print, next.
import { picture } from '../../buy/receipt.js';
import { announce } from '../../core/announce.js';
import { count, dateTime, won } from '../../core/format.js';
import { html, nothing } from '../../core/html.js';
import { t } from '../../core/texts.js';

const line = (label, value) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const code = qr => qr ? html`<img class="slip-code" src=${qr} alt=${t('counter.qr')}>` : nothing;

/** The QR code of something sold, or null if it cannot be loaded now: the sale is valid without it. */
export const codeOf = address => picture(address).catch(() => null);

/** The seats of a sale in words. */
export const seatsOf = sale => sale.items.map(each => each.label ?? t('counter.units', { grade: each.grade, n: count(each.quantity) }))
  .join(', ');

export const meansText = means => t(`counter.means.${means}`);

/** A sale of seats, as its buyer gets it. */
export function saleSlip(sale, qr) {
  const lines = sale.items.map(each => line(`${each.label ?? each.grade}${each.quantity > 1 ? ` × ${each.quantity}` : ''}`,
    won(each.price * each.quantity)));
  return html`<article class="slip" data-sale=${sale.id}><h2>${sale.eventTitle}</h2><p class="num">${dateTime(sale.startsAt)}</p>
    <p>${sale.venue}</p><p class="slip-seats">${seatsOf(sale)}</p>${code(qr)}
    <dl class="num">${lines}${sale.fee ? line(t('seats.fee'), won(sale.fee)) : nothing}
      ${sale.discount ? line(t('counter.discount'), `−${won(sale.discount)}`) : nothing}
      ${line(meansText(sale.means), html`<b>${won(sale.total)}</b>`)}
      ${sale.approvalNumber ? line(t('counter.approvalNumber'), sale.approvalNumber) : nothing}</dl>
    <p class="num small">${sale.number}<br>${dateTime(sale.soldAt)}</p></article>`;
}

/** What was given back, for the buyer and for the drawer. */
export function refundSlip(sale) {
  return html`<article class="slip" data-refund=${sale.id}><h2>${t('counter.refundSlip')}</h2><p>${sale.eventTitle}</p>
    <p class="slip-seats">${seatsOf(sale)}</p>
    <dl class="num">${line(meansText(sale.means), html`<b>−${won(sale.returned?.amount ?? sale.total)}</b>`)}</dl>
    <p class="small">${sale.returned?.reason ?? nothing}</p>
    <p class="num small">${sale.number}<br>${sale.returned ? dateTime(sale.returned.at) : nothing}</p></article>`;
}

/** A free-seating ticket. */
export function ticketSlip(ticket, qr) {
  return html`<article class="slip" data-ticket=${ticket.id}><h2>${ticket.movie_title}</h2><p>${ticket.theater_name}</p>
    <p class="slip-seats">${t('counter.freeSeating')}</p>${code(qr)}
    <dl class="num">${line(t('counter.price'), html`<b>${won(ticket.price_krw)}</b>`)}</dl>
    <p class="num small">${ticket.id}<br>${ticket.issued_at ? dateTime(ticket.issued_at) : nothing}</p></article>`;
}

/** Slips that are shown instead of a form until the next buyer. The focus is where Enter prints, and then where Enter goes on. */
export class Slips {
  /** @param onNext called when the slips have gone */
  constructor(page, onNext) {
    Object.assign(this, { page, onNext, shown: null });
  }

  show(heading, slips) {
    this.shown = { heading, slips };
    this.page.draw();
    announce(heading);
    this.#focus('.slips-print');
  }

  print = () => {
    window.print();
    this.#focus('.slips-next');
  };

  next = () => {
    this.shown = null;
    this.page.draw();
    this.onNext();
  };

  #focus(selector) { this.page.querySelector(selector)?.focus(); }

  view() {
    return html`<section class="slips stack" @keydown=${event => { if (event.key === 'Escape') this.next(); }}>
      <h2 class="no-print">${this.shown.heading}</h2>
      <p class="row no-print"><button type="button" class="button primary slips-print" @click=${this.print}>${t('counter.print')}</button>
        <button type="button" class="button slips-next" @click=${this.next}>${t('counter.next')}</button></p>
      ${this.shown.slips}</section>`;
  }
}
