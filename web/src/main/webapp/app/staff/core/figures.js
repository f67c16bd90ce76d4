// What the pages of a running sale have in common: their heads, waits in words, and small charts beside the numbers that they repeat.
import { count, duration } from '../../core/format.js';
import { html, nothing, svg } from '../../core/html.js';
import { t, url } from '../../core/texts.js';

const LONG_S = 120;

/** A wait in seconds as people say it. */
export function waitText(seconds) {
  if (seconds <= 0) return t('cockpit.noWait');
  return seconds < LONG_S ? t('cockpit.seconds', { n: count(seconds) }) : t('cockpit.minutes', { n: count(Math.round(seconds / 60)) });
}

/** How long ago something was, in minutes and seconds. */
export const age = (from, to) => duration(Math.max(0, Date.parse(to) - Date.parse(from)));

/** One of soon, open, over, cancelled. */
export function stateOf({ saleStart, saleEnd, cancelled }, at) {
  if (cancelled) return 'cancelled';
  const now = Date.parse(at);
  return now < Date.parse(saleStart) ? 'soon' : now < Date.parse(saleEnd) ? 'open' : 'over';
}

const TONES = { soon: 'muted', open: 'good', over: 'muted', cancelled: 'bad' };

/** The head of a page of an event's sale: its title, its state and the other pages. @param current one of sale, queue */
export function saleHead(heading, figures, current) {
  const state = stateOf(figures.event, figures.at);
  const tab = (name, path, label) => html`<a href=${url(path)} aria-current=${name === current ? 'page' : nothing}>${label}</a>`;
  const base = `/admin/events/${figures.event.id}`;
  return html`<div class="stack tight">
    <p class="row"><a href=${url('/admin')}>${t('staff.home')}</a>
      <span class="badge ${TONES[state]}">${t(`cockpit.state.${state}`)}</span></p>
    <h1>${figures.event.title} · ${heading}</h1>
    <nav class="tabs" aria-label=${t('cockpit.pages')}>${tab('sale', `${base}/sale`, t('staff.sale'))}
      ${tab('queue', `${base}/queue`, t('staff.queue'))}${tab('event', base, t('cockpit.event'))}
      ${tab('reservations', `/admin/reservations?eventId=${figures.event.id}`, t('staff.reservations'))}</nav></div>`;
}

/** Shown while the platform does not answer. */
export const staleNotice = state => state.isStale ? html`<p class="notice bad" role="status">${t('cockpit.stale')}</p>` : nothing;

/** A number with its name. @param chart repeats it for the eye */
export const figure = (name, label, value, more = nothing, chart = nothing) => html`<div class="figure" data-figure=${name}>
  <dt>${label}</dt><dd><strong class="num">${value}</strong> ${more === nothing ? nothing
    : html`<span class="muted small num">${more}</span>`}${chart}</dd></div>`;

/** The course of a number, for the eye alone: the number itself stands beside it. */
export function spark(values, most = 120) {
  const shown = values.slice(-most);
  const top = Math.max(1, ...shown);
  const points = shown.map((value, i) => `${most - shown.length + i},${(30 - value / top * 28).toFixed(1)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 ${most} 31" preserveAspectRatio="none" aria-hidden="true">
    ${shown.length > 1 ? svg`<polyline points=${points} />` : nothing}</svg>`;
}

/** Shares of a whole as one bar, for the eye alone. @param parts [class, number] */
export function bar(parts) {
  const all = Math.max(1, parts.reduce((sum, [, n]) => sum + n, 0));
  let x = 0;
  return html`<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.map(([name, n]) => {
    const width = n / all * 100;
    const part = svg`<rect class=${name} x=${x} width=${width} height="6" />`;
    x += width;
    return part;
  })}</svg>`;
}
