// The occupancy of a performance: its hall with each section in a shade of how much of it is sold, and the same as a table; and its seats.
import { count } from '../../core/format.js';
import { html, nothing, svg } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { Hall } from '../../seats/geometry.js';
import { BLOCKED, FREE, HELD, SOLD, SeatModel } from '../../seats/model.js';
import { bar } from '../core/figures.js';
import { api } from '../core/frame.js';
import { percent, table } from './charts.js';

const SHADES = 5;
const MARGIN = 60;
/** Of the smaller side of a section, so that its name fits. */
const TEXT_SHARE = 0.2;
const LARGEST_TEXT = 220;

/** Each has a shape of its own: a ring, a disc with a hole, a disc, a cross. Of the pitch of seats: the width of each line of it. */
const LOOKS = [[FREE, 'free', 'left', [0.75, 0.5]], [HELD, 'held', 'held', [0.75, 0.3]], [SOLD, 'sold', 'soldNow', [0.75]],
  [BLOCKED, 'blocked', 'blocked', [0.12]]];
const CROSS = 0.25;

const shade = ({ sold, seats }) => sold === 0 ? 0 : Math.min(SHADES, 1 + Math.floor(sold / seats * (SHADES - 1)));

/** The sections of a performance with their seats, or null if it has none on a map. */
export async function readHall(performance) {
  const base = `/api/performances/dates/${performance}`;
  const [plan, states] = await Promise.all([api('GET', `${base}/plan`), api('GET', `${base}/states`)]);
  if (plan.seats === 0) return null;
  const model = new SeatModel(plan);
  model.accept(states);
  const sections = plan.sections.map(each => ({ name: each.name, seats: each.count, sold: 0, held: 0, blocked: 0 }));
  const hall = new Hall(plan);
  const paths = LOOKS.map(() => '');
  for (let seat = 0; seat < model.count; seat += 1) {
    const section = sections[model.section[seat]];
    if (model.states[seat] === SOLD) section.sold += 1;
    else if (model.states[seat] === HELD) section.held += 1;
    else if (model.states[seat] === BLOCKED) section.blocked += 1;
    paths[model.states[seat]] += pathOf(model.states[seat], hall.x[seat], hall.y[seat], hall.pitch);
  }
  return { hall, sections, paths };
}

/* A line without length, whose round ends are the seat; or a cross. */
function pathOf(state, x, y, pitch) {
  if (state !== BLOCKED) return `M${Math.round(x)} ${Math.round(y)}h0`;
  const arm = Math.round(CROSS * pitch);
  return `M${Math.round(x) - arm} ${Math.round(y) - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;
}

function boxOf({ bounds: [left, top, right, bottom] }) {
  return `${left - MARGIN} ${top - MARGIN} ${right - left + 2 * MARGIN} ${bottom - top + 2 * MARGIN}`;
}

const stageOf = ({ stage }) => svg`<rect class="report-stage" x=${stage.x - stage.width / 2} y=${stage.y} width=${stage.width}
  height=${stage.depth} />`;

function map({ hall, sections }) {
  return html`<svg class="report-hall" aria-hidden="true" viewBox=${boxOf(hall)}>${stageOf(hall)}
    ${hall.sections.map((place, i) => {
    const [x, y] = place.centre;
    const size = Math.min(LARGEST_TEXT, Math.min(place.width, place.depth * 2) * TEXT_SHARE);
    return svg`<polygon class="shade-${shade(sections[i])}" points=${place.outline.map(point => point.map(Math.round).join()).join(' ')} />
      <text x=${x} y=${y - size * 0.1} font-size=${size}>${sections[i].name}</text>
      <text x=${x} y=${y + size} font-size=${size * 0.8}>${percent(sections[i].sold, sections[i].seats)}</text>`;
  })}</svg>`;
}

const seatPaths = (state, path, pitch) => LOOKS[state][3].map((width, i) => svg`<path class="seat-${LOOKS[state][1]} line-${i}"
  data-state=${i ? nothing : LOOKS[state][1]} stroke-width=${width * pitch} d=${path}></path>`);

/** Every seat as it is now. The numbers are those of the table. */
function seatsView({ hall, sections, paths }) {
  const sum = member => sections.reduce((total, each) => total + each[member], 0);
  const numbers = { held: sum('held'), sold: sum('sold'), blocked: sum('blocked') };
  numbers.free = sum('seats') - numbers.held - numbers.sold - numbers.blocked;
  return html`<figure class="stack tight" aria-labelledby="report-seats"><h3 id="report-seats">${t('report.seatsNow')}</h3>
    <svg class="report-hall report-seats" aria-hidden="true" viewBox=${boxOf(hall)}>${stageOf(hall)}
      ${LOOKS.map(([state]) => seatPaths(state, paths[state], hall.pitch))}</svg>
    <figcaption class="row small muted">${LOOKS.map(([state, name, text]) => html`<span class="row"><svg class="report-seats seat-key"
      viewBox="0 0 10 10" aria-hidden="true">${seatPaths(state, pathOf(state, 5, 5, 10), 10)}</svg>${t(`report.${text}`)}
      <b class="num">${count(numbers[name])}</b></span>`)}</figcaption></figure>`;
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
    number(percent(each.sold, each.seats))}</tr>`), nothing)}</div>${seatsView(read)}`;
}
