// The sheet with one's own seats: their price, the time that is left, and what can be done with them.
import { html, nothing } from '../core/html.js';
import { t, url } from '../core/texts.js';
import { duration } from '../core/clock.js';
import { won } from '../core/format.js';
import { heldText, placesText, seatText } from './words.js';

/* Several seats can be given back one by one, as on the map. */
const each = (model, busy, onDrop) => html`
  <ul class="seats-each" aria-label=${t('seats.mine')}>${[...model.own].sort((a, b) => a - b).map(seat => html`
    <li><button type="button" class="chip" data-drop=${seat} ?disabled=${busy}
      aria-label=${t('seats.drop', { seats: seatText(model, seat) })} @click=${() => onDrop(seat)}>
      ${seatText(model, seat)} <span aria-hidden="true">×</span></button></li>`)}</ul>`;

/**
 * @param left milliseconds, or null if they are not known yet
 * @param price the quote, or null
 * @param on {drop(seat), extend(), release()}
 */
export function ownSheet({ model, hold, price, left, busy, on }) {
  const { reservation } = hold;
  const total = won(price?.total ?? reservation.total_amount);
  const more = duration(hold.extension * 1000);
  const restricted = [...model.own].filter(seat => model.restricted.has(seat));
  return html`
    <section class="seats-sheet card" aria-label=${t('seats.mine')}>
      <div class="seats-held">
        ${hold.isPlaced && model.own.size > 1 ? each(model, busy, on.drop) : html`<h2>${heldText(model, hold)}</h2>`}
        ${restricted.length ? html`<p class="small muted">◥ ${t('seats.restrictedSeats',
    { seats: placesText(model, restricted) })}</p>` : nothing}
        <div class="seats-time">
          ${hold.extension ? html`<button type="button" class="button quiet seats-extend" ?disabled=${busy}
            aria-label=${t('seats.extend', { time: more })} @click=${on.extend}>+${more}</button>` : nothing}
          <p class="seats-left num ${left !== null && left < 120_000 ? 'bad' : ''}" role="timer">
            ${left === null ? nothing : duration(Math.max(0, left))}</p>
        </div>
      </div>
      <dl class="pairs num">
        <div><dt>${t('seats.price')}</dt><dd>${won(price?.seats ?? reservation.total_amount)}</dd></div>
        ${price?.fee ? html`<div><dt>${t('seats.fee')}</dt><dd>${won(price.fee)}</dd></div>` : nothing}
      </dl>
      <div class="seats-actions">
        <button type="button" class="button quiet" ?disabled=${busy} @click=${on.release}>${t('seats.release')}</button>
        <a class="button primary" href=${url(`/orders/${reservation.id}`)}>${t('seats.pay', { amount: total })}</a>
      </div>
    </section>`;
}
