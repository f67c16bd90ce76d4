// The occupancy of a performance: its hall with each section in a shade of how much of it is sold, and the same as a table.
import { count } from '../core/format.js';
import { html, nothing, svg } from '../core/html.js';
import { t } from '../core/texts.js';
import { Hall } from '../seats/geometry.js';
import { BLOCKED, HELD, SOLD, SeatModel } from '../seats/model.js';
import { bar } from './figures.js';
import { api } from './frame.js';
import { percent, table } from './report-charts.js';

const SHADES = 5;
const MARGIN = 60;
/** Of the smaller side of a section, so that its name fits. */
const TEXT_SHARE = 0.2;
const LARGEST_TEXT = 220;

const shade = ({ sold, seats }) => sold === 0 ? 0 : Math.min(SHADES, 1 + Math.floor(sold / seats * (SHADES - 1)));

/** The sections of a performance with their seats, or null if it has none on a map. */
export async function readHall(performance) {
  const base = `/api/performances/dates/${performance}`;
  const [plan, states] = await Promise.all([api('GET', `${base}/plan`), api('GET', `${base}/states`)]);
  if (plan.seats === 0) return null;
  const model = new SeatModel(plan);
  model.accept(states);
  const sections = plan.sections.map(each => ({ name: each.name, seats: each.count, sold: 0, held: 0, blocked: 0 }));
  for (let seat = 0; seat < model.count; seat += 1) {
    const section = sections[model.section[seat]];
    if (model.states[seat] === SOLD) section.sold += 1;
    else if (model.states[seat] === HELD) section.held += 1;
    else if (model.states[seat] === BLOCKED) section.blocked += 1;
  }
  return { hall: new Hall(plan), sections };
}

function map({ hall, sections }) {
  const [left, top, right, bottom] = hall.bounds;
  const { stage } = hall;
  return html`<svg class="report-hall" aria-hidden="true"
      viewBox="${left - MARGIN} ${top - MARGIN} ${right - left + 2 * MARGIN} ${bottom - top + 2 * MARGIN}">
    <rect class="report-stage" x=${stage.x - stage.width / 2} y=${stage.y} width=${stage.width} height=${stage.depth} />
    ${hall.sections.map((place, i) => {
    const [x, y] = place.centre;
    const size = Math.min(LARGEST_TEXT, Math.min(place.width, place.depth * 2) * TEXT_SHARE);
    return svg`<polygon class="shade-${shade(sections[i])}" points=${place.outline.map(point => point.map(Math.round).join()).join(' ')} />
      <text x=${x} y=${y - size * 0.1} font-size=${size}>${sections[i].name}</text>
      <text x=${x} y=${y + size} font-size=${size * 0.8}>${percent(sections[i].sold, sections[i].seats)}</text>`;
  })}</svg>`;
}

export function hallView(read) {
  const heads = [[t('report.section'), false], [t('report.capacity'), true], [t('report.soldNow'), true], [t('report.held'), true],
    [t('report.blocked'), true], [t('report.share'), true]];
  const number = value => html`<td class="number num">${value}</td>`;
  return html`<div class="two-columns">
    <figure class="stack tight">${map(read)}<figcaption class="row small muted">${Array.from({ length: SHADES + 1 }, (_, i) => html`
      <span class="row"><svg class="shade-key" viewBox="0 0 10 10" aria-hidden="true"><rect class="shade-${i}" width="10" height="10" />
      </svg>${t(`report.shade.${i}`)}</span>`)}</figcaption></figure>
    ${table('report-hall', t('report.occupancy'), heads, read.sections.map(each => html`<tr><th scope="row">${each.name}${
    bar([['sold', each.sold], ['held', each.held], ['free', each.seats - each.sold - each.held]])}</th>${number(count(each.seats))}${
    number(count(each.sold))}${number(count(each.held))}${number(count(each.blocked))}${
    number(percent(each.sold, each.seats))}</tr>`), nothing)}</div>`;
}
