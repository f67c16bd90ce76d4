// What the page of seats shows around the map: its head, notices, grades without places, the list and one's own seats.
import { html, nothing } from '../core/html.js';
import { t, url } from '../core/texts.js';
import { count, dateTime, won } from '../core/format.js';
import { legend, looks, swatch } from './legend.js';
import { ownSheet } from './own.js';

const head = (state, on) => html`
  <header class="seats-head">
    <div><h1>${state.show?.title ?? t('seats.title')}</h1>
      <p class="muted">${state.startsAt ? dateTime(state.startsAt) : nothing}${
        state.show ? html`<span class="seats-venue"> · ${state.show.venue}</span>` : nothing}</p></div>
    <div class="stepper" role="group" aria-label=${t('seats.quantity')}>
      <button type="button" class="button" aria-label=${t('seats.fewer')} ?disabled=${state.quantity <= 1}
        @click=${() => on.quantity(state.quantity - 1)}>−</button>
      <output class="num" aria-live="polite">${t('seats.people', { n: state.quantity })}</output>
      <button type="button" class="button" aria-label=${t('seats.more')} ?disabled=${state.quantity >= state.most}
        @click=${() => on.quantity(state.quantity + 1)}>+</button>
    </div>
  </header>`;

/* Grades without places: standing room. */
const admission = (state, model, hold, on) => model.plan.admission.map(({ grade: index }) => {
  const grade = model.plan.grades[index];
  const own = hold.units.get(grade.name) ?? 0;
  const n = state.quantity;
  const text = own === n ? 'seats.heldUnits' : own ? 'seats.changeUnits' : model.free[index] ? 'seats.takeUnits' : 'seats.soldOutShort';
  return html`<section class="admission card">
    <h2>${swatch(model, index)} ${grade.name}</h2>
    <p class="num">${won(grade.price)} <span class="muted">${t('seats.unitsLeft', { n: count(model.free[index]) })}</span></p>
    <button type="button" class="button primary" ?disabled=${state.busy || own === n || model.free[index] + own < n}
      @click=${() => on.bestOf(grade)}>${t(text, { n })}</button>
  </section>`;
});

const map = (performanceId, model, on) => html`
  <div class="seats-map">
    <canvas class="seats-canvas" tabindex="0" role="img" aria-label=${t('seats.map')}></canvas>
    <canvas class="seats-small" hidden aria-hidden="true"></canvas>
    <div class="seats-zoom">
      <button type="button" class="button" aria-label=${t('seats.zoomIn')} @click=${() => on.zoom(1.6)}>+</button>
      <button type="button" class="button" aria-label=${t('seats.zoomOut')} @click=${() => on.zoom(1 / 1.6)}>−</button>
      <button type="button" class="button" aria-label=${t('seats.showAll')} @click=${() => on.fit()}>⤢</button>
    </div>
    <p class="seats-hint" aria-hidden="true">${t('seats.hint')}</p>
    ${model.isSoldOut ? html`<div class="seats-over"><p><strong>${t('seats.soldOut')}</strong></p>
      <a class="button primary" href=${url(`/waiting-list/${performanceId}`)}>${t('seats.waitlist')}</a>
      <a class="button" href=${url(`/events/${model.plan.eventId}`)}>${t('seats.toEvent')}</a></div>` : nothing}
  </div>`;

const notices = state => html`
  ${state.connected ? nothing : html`<p class="notice bad seats-notice" role="status">${t('seats.offline')}</p>`}
  ${state.waitingFor ? html`<p class="notice warn seats-notice" role="status">${t('seats.waiting')}</p>` : nothing}
  ${state.notice ? html`<p class="notice warn seats-notice">${state.notice}</p>` : nothing}`;

/**
 * @param list the list of seats, drawn
 * @param on {quantity(n), best(), bestOf(grade), grade(index), list(), zoom(factor), fit(), drop(seat), extend(), release()}
 */
export function page({ performanceId, state, model, hold, returns, list, on }) {
  const hasMap = model.count > 0;
  return html`
    <div class="seats ${hasMap ? '' : 'no-map'} ${state.isList ? 'is-list' : ''}
      ${hold.reservation ? 'has-own' : ''} ${state.busy ? 'is-busy' : ''}"
      data-own=${[...model.own].join(' ')} aria-busy=${state.busy}>
      <div class="seats-panel">
        ${head(state, on)}
        ${notices(state)}
        ${hasMap ? legend({ model, returns, onToggle: on.grade }) : nothing}
        ${hasMap ? html`<div class="seats-tools">
          <button type="button" class="button" ?disabled=${state.busy} @click=${on.best}>${t('seats.best')}</button>
          <button type="button" class="button seats-toggle" aria-pressed=${state.isList} @click=${on.list}>
            ${state.isList ? t('seats.toMap') : t('seats.toList')}</button>
        </div>` : nothing}
        ${admission(state, model, hold, on)}
        ${model.isSoldOut || model.free.every(n => n) ? nothing
    : html`<p><a href=${url(`/waiting-list/${performanceId}`)}>${t('seats.waitlistFor')}</a></p>`}
        ${hasMap ? html`<section class="seats-list stack" aria-label=${t('seats.list')}>${list}</section>${looks()}` : nothing}
      </div>
      ${hasMap ? map(performanceId, model, on) : nothing}
      ${hold.reservation ? ownSheet({ model, hold, price: state.quote, left: state.left, busy: state.busy, on }) : nothing}
    </div>`;
}
