// Tables of a report, each with a small chart for the eye beside the numbers that it repeats.
import { count, won } from '../../core/format.js';
import { html, nothing, svg } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { bar } from '../core/figures.js';

const MOST_COLUMNS = 120;
const HEIGHT = 60;

export const percent = (part, total) => `${total ? Math.floor(part / total * 100) : 0}%`;

/** The latest days as columns: sales upwards, refunds downwards. */
export function columns(days) {
  const shown = days.slice(-MOST_COLUMNS);
  const top = Math.max(1, ...shown.map(each => Math.max(each.sales, each.refunds)));
  const height = amount => amount / top * HEIGHT;
  return html`<svg class="day-columns" viewBox="0 0 ${shown.length * 10} ${HEIGHT * 2}" preserveAspectRatio="none" aria-hidden="true">
    ${shown.map((each, i) => svg`<rect class="sales" x=${i * 10 + 1} y=${HEIGHT - height(each.sales)} width="8"
      height=${height(each.sales)} /><rect class="refunds" x=${i * 10 + 1} y=${HEIGHT} width="8" height=${height(each.refunds)} />`)}
    <line x1="0" y1=${HEIGHT} x2=${shown.length * 10} y2=${HEIGHT} /></svg>`;
}

/** A table in a region that scrolls. @param heads [label, whether it is a number] */
export function table(id, caption, heads, rows, foot = nothing) {
  return html`<div class="table-scroll report-table" tabindex="0" role="region" aria-labelledby="${id}-caption"><table class="table">
    <caption id="${id}-caption" class="visually-hidden">${caption}</caption>
    <thead><tr>${heads.map(([label, isNumber]) => html`<th scope="col" class=${isNumber ? 'number' : nothing}>${label}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>${foot === nothing ? nothing : html`<tfoot>${foot}</tfoot>`}</table></div>`;
}

const number = value => html`<td class="number num">${value}</td>`;

const row = (name, line, chart = nothing) => html`<tr><th scope="row">${name}${chart}</th>${
  number(line.sold === undefined ? nothing : count(line.sold))}${number(won(line.sales))}${
  number(line.refunded === undefined ? nothing : count(line.refunded))}${number(won(line.refunds))}${number(won(line.revenue))}</tr>`;

/**
 * Lines of a report with their sum.
 *
 * @param named the text of a line's name
 * @param unit what is counted: `reservations` or `seats`
 * @param foot further lines below, [name, line]; the last is the sum of all
 */
export function lines(id, heading, list, { named, unit, foot = [], chart = true }) {
  if (list.length === 0) return nothing;
  const most = Math.max(1, ...list.map(each => each.revenue));
  const share = each => chart ? bar([['sold', Math.max(0, each.revenue)], ['free', most - Math.max(0, each.revenue)]]) : nothing;
  const heads = [[t(`report.${id}`), false], [t(`report.${unit}`), true], [t('report.sales'), true], [t('report.refunded'), true],
    [t('report.refunds'), true], [t('report.revenue'), true]];
  return html`<section class="stack tight" aria-labelledby="report-${id}" data-report=${id}><h2 id="report-${id}">${heading}</h2>
    ${table(`report-${id}`, heading, heads, list.map(each => row(named(each.name), each, share(each))),
    foot.map(([name, line]) => row(name, line)))}</section>`;
}
