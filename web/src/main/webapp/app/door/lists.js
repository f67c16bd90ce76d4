// The lists below the answer: search results, the last scans, and conflicts.
import { html, nothing } from '../core/html.js';
import { time } from '../core/format.js';
import { t } from '../core/texts.js';
import { admissionText, seatText } from './verdict.js';

const SHOWN = 12;

/** @param on `letIn(reservation, tickets)` and `undo(ticket, scan)` */
function found(reservation, on) {
  const ticket = each => html`<li class="row between"><span>${seatText(each)}${each.admission
    ? html` <span class="badge good">${admissionText(each.admission)}</span>` : nothing}</span>
    ${reservation.cancelled ? nothing : each.admission
    ? html`<button class="button small" aria-label=${t('door.undoOf', { seat: seatText(each) })}
      @click=${() => on.undo(each, each.admission.scan)}>${t('door.undo')}</button>`
    : html`<button class="button small primary" aria-label=${t('door.letInOf', { seat: seatText(each) })}
      @click=${() => on.letIn(reservation, [each])}>${t('door.letIn')}</button>`}</li>`;
  return html`<li><p class="row between"><b>${reservation.name}</b> <span class="muted small num">${reservation.number}</span>
    ${reservation.cancelled ? html`<span class="badge bad">${t('door.is.cancelled')}</span>` : nothing}</p>
    <ul class="door-tickets">${reservation.tickets.map(ticket)}</ul></li>`;
}

/** @param typed the search text, and `results` the reservations that match it */
export function searchView({ typed, results, on }) {
  return html`<section class="card stack" aria-labelledby="door-search-title">
    <h2 id="door-search-title">${t('door.search')}</h2>
    <form class="field" role="search" @submit=${event => event.preventDefault()}>
      <label for="door-search">${t('door.searchLabel')}</label>
      <input id="door-search" type="search" autocomplete="off" maxlength="60" spellcheck="false" .value=${typed} @input=${on.type}></form>
    <div role="status">${typed && !results.length ? html`<p class="muted">${t('door.nobody')}</p>` : nothing}</div>
    ${results.length ? html`<ul class="list door-found">${results.map(each => found(each, on))}</ul>` : nothing}</section>`;
}

const TONES = { admitted: 'good', undone: 'muted' };

/** The scans of this device. */
export function recentView(scans, on) {
  if (!scans.length) return nothing;
  return html`<section class="card stack" aria-labelledby="door-recent"><h2 id="door-recent">${t('door.recent')}</h2>
    <ul class="list">${scans.slice(0, SHOWN).map(each => html`<li class="row between">
      <span><span class="num">${time(each.at)}</span> ${seatText(each)} <span class="badge ${TONES[each.outcome] ?? 'bad'}">${
        t(`door.is.${each.outcome}`)}</span>${each.isSent ? nothing : html` <span class="badge warn">${t('door.notSent')}</span>`}</span>
      ${each.outcome === 'admitted' ? html`<button class="button small" aria-label=${t('door.undoOf', { seat: seatText(each) })}
        @click=${() => on.undo({ id: each.ticket, seat: each.seat, grade: each.grade }, each.id)}>${t('door.undo')}</button>` : nothing}
    </li>`)}</ul></section>`;
}

/** Admissions of this device that do not count, because another door admitted the ticket first or the reservation was cancelled. */
export function surprisesView(scans, seen) {
  if (!scans.length) return nothing;
  return html`<section class="notice bad stack" aria-labelledby="door-surprises"><h2 id="door-surprises">${t('door.surprises')}</h2>
    <ul class="stack tight">${scans.map(each => html`<li><b>${each.seat ?? each.grade ?? each.ticket}</b> ${each.name ?? ''}
      <span class="num small">${each.number ?? each.ticket}</span><br>${t('door.letInHere', { time: time(each.at) })}
      ${t(`door.is.${each.outcome}`)}${each.admission ? html` — ${admissionText(each.admission)}` : nothing}</li>`)}</ul>
    <button class="button" @click=${() => seen(scans)}>${t('door.seen')}</button></section>`;
}

/** Admissions of other devices that the platform does not count. */
export function conflictsView(conflicts, own) {
  const others = conflicts.filter(each => each.device !== own);
  if (!others.length) return nothing;
  return html`<details class="card"><summary>${t('door.conflicts', { n: others.length })}</summary>
    <ul class="list">${others.map(each => html`<li>${each.seat ?? each.ticket} <span class="badge bad">${
      t(`door.is.${each.problem}`)}</span><br><span class="muted small">${admissionText(each)}</span></li>`)}</ul></details>`;
}
