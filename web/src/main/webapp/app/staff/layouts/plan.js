// From a layout, as the API imports it, to places and to the plan of the seat map. Knows no document, so that it can be tested by itself.
// A layout without drawing gets sections one behind the other; the server computes the same positions from the same numbers.
import { position } from '../../seats/geometry.js';

export const COLOURS = ['#d4380d', '#1677ff', '#389e0d', '#722ed1', '#d48806', '#08979c'];
const FRONT = 300;
const BETWEEN = 150;
const PRESETS = { floor: '1층', rotation: 0, curve: 0, seatPitch: 55, rowPitch: 90, aisles: [], aisleWidth: 100, stagger: 0,
  companions: [], restrictedView: [] };
const STAGE = { name: '무대', x: 0, y: -400, width: 1000, depth: 400 };

/** `3-5`, the name of a place. */
export const label = (row, number) => `${row}-${number}`;

const widthOf = (shape, seats) => (seats - 1) * shape.seatPitch + shape.aisles.filter(after => after < seats).length * shape.aisleWidth;

/** A layout in which every section has a geometry with all its members, and which has a stage. */
export function drawn(layout) {
  let front = FRONT;
  const sections = layout.sections.map(section => {
    const geometry = { ...PRESETS, x: 0, y: front, ...section.geometry };
    front = Math.max(front, geometry.y + (section.rows - 1) * geometry.rowPitch + BETWEEN);
    return { startRow: 1, gaps: [], accessible: [], ...section, geometry };
  });
  return { description: '', ...layout, stage: layout.stage ?? STAGE, sections };
}

/** The next section, behind those that there are. */
export function nextSection({ sections }, name) {
  const back = sections.map(each => each.geometry.y + (each.rows - 1) * each.geometry.rowPitch + BETWEEN);
  return {
    name, rows: 5, seatsPerRow: 10, price: 50_000, startRow: 1, gaps: [], accessible: [],
    geometry: { ...PRESETS, x: 0, y: Math.max(FRONT, ...back) },
  };
}

/** All places of a section, row by row: {row, number, u, v, label, isGap}. u is along the row, v away from the first row. */
export function placesOf(section) {
  const { geometry: shape, gaps } = section;
  const left = new Set(gaps);
  const found = [];
  // As the server: what is drawn begins with the first row and ends with the last number that has a seat.
  let firstIndex = section.rows - 1;
  let width = 1;
  for (let i = 0; i < section.rows; i += 1) {
    for (let number = 1; number <= section.seatsPerRow; number += 1) {
      const name = label(section.startRow + i, number);
      if (!left.has(name)) {
        firstIndex = Math.min(firstIndex, i);
        width = Math.max(width, number);
      }
      found.push({ row: section.startRow + i, index: i, number, label: name, isGap: left.has(name) });
    }
  }
  return found.map(place => ({ ...place, ...along(shape, place.index - firstIndex, place.number, width) }));
}

function along(shape, rows, number, width) {
  const depth = rows * shape.rowPitch;
  const before = shape.aisles.filter(aisle => aisle < number && aisle < width);
  const start = before.length ? before.at(-1) + 1 : 1;
  const end = Math.min(shape.aisles.find(aisle => aisle >= number) ?? width, width);
  const middleNumber = (start + end) / 2;
  const middle = (middleNumber - 1) * shape.seatPitch + before.length * shape.aisleWidth - widthOf(shape, width) / 2;
  const turned = shape.curve ? middle * (shape.curve + depth) / shape.curve : middle;
  const stagger = rows % 2 ? shape.stagger : 0;
  return { u: Math.round(turned + (number - middleNumber) * shape.seatPitch + stagger), v: depth };
}

/** Where a place is in the hall, in centimetres. */
export const at = (section, place) => position(section.geometry, place.u, place.v);

/** The plan of the seat map for a drawn layout: all seats, each section with its own grade. */
export function planOf(layout) {
  let seats = 0;
  const accessible = [];
  const companions = [];
  const restrictedView = [];
  const sections = layout.sections.map((section, grade) => {
    const { geometry } = section;
    const first = seats;
    const runs = [];
    let last = null;
    for (const place of placesOf(section)) {
      if (place.isGap) {
        last = null;
        continue;
      }
      const follows = last && last.row === place.row && !geometry.aisles.includes(last.number);
      if (follows) runs.at(-1)[2] += 1;
      else runs.push([place.row, place.number, 1, place.u, place.v]);
      if (section.accessible.includes(place.label)) accessible.push(seats);
      if (geometry.companions.includes(place.label)) companions.push(seats);
      if (geometry.restrictedView.includes(place.label)) restrictedView.push(seats);
      last = place;
      seats += 1;
    }
    return { ...geometry, name: section.name, floor: 0, grade, first, count: seats - first, runs };
  }).filter(each => each.count);
  const plan = {
    version: 'draft', seats, stage: layout.stage, floors: [''], sections, accessible, companions, restrictedView,
    admission: [],
    grades: layout.sections.map((section, i) => ({ name: section.name, price: section.price, colour: COLOURS[i % COLOURS.length],
      total: 0 })),
  };
  return { ...plan, bounds: boundsOf(layout) };
}

/** Left, top, right and bottom of all places and the stage. */
export function boundsOf({ stage, sections }) {
  const points = sections.flatMap(section => placesOf(section).map(place => at(section, place)));
  const xs = [stage.x - stage.width / 2, stage.x + stage.width / 2, ...points.map(each => each[0])];
  const ys = [stage.y, stage.y + stage.depth, ...points.map(each => each[1])];
  const least = list => list.reduce((a, b) => Math.min(a, b));
  const most = list => list.reduce((a, b) => Math.max(a, b));
  return [Math.floor(least(xs)), Math.floor(least(ys)), Math.ceil(most(xs)), Math.ceil(most(ys))];
}

export const seatsOf = layout => layout.sections.reduce((sum, each) => sum + each.rows * each.seatsPerRow - new Set(each.gaps).size, 0);

/** As many seats as a layout may have. */
export const MOST_SEATS = 60_000;
const MOST_IN_LINE = 1000;

/** Whether something that was read from a file can be drawn. Everything else, the API checks when it is saved. */
export function isDrawable(layout) {
  const isSize = value => Number.isInteger(value) && value >= 1 && value <= MOST_IN_LINE;
  return Array.isArray(layout?.sections) && layout.sections.length > 0 && layout.sections.every(each => typeof each?.name === 'string'
    && isSize(each.rows) && isSize(each.seatsPerRow) && Number.isInteger(each.price)) && seatsOf(drawn(layout)) <= MOST_SEATS;
}

/** A list of places as it is typed. Null if one of them is none. */
export function placesTyped(text) {
  const all = text.split(/[\s,]+/).filter(Boolean);
  return all.every(each => /^[1-9]\d*-[1-9]\d*$/.test(each)) ? [...new Set(all)] : null;
}

/**
 * A section in which a place is a seat, a gap, a wheelchair place or a companion's. The same kind again makes it a seat. From any seat the
 * view may be restricted.
 */
export function toggled(section, name, kind) {
  const lists = { gap: section.gaps, accessible: section.accessible, companion: section.geometry.companions };
  const { restrictedView } = section.geometry;
  const without = list => list.filter(each => each !== name);
  if (kind === 'restricted') {
    return { ...section, gaps: without(section.gaps), geometry: { ...section.geometry,
      restrictedView: restrictedView.includes(name) ? without(restrictedView) : [...restrictedView, name] } };
  }
  const was = lists[kind].includes(name);
  const next = Object.fromEntries(Object.entries(lists).map(([each, list]) => [each, each === kind && !was ? [...list,
    name] : without(list)]));
  return { ...section, gaps: next.gap, accessible: next.accessible, geometry: { ...section.geometry, companions: next.companion,
    restrictedView: kind === 'gap' ? without(restrictedView) : restrictedView } };
}

/** The states of an editor: `now`, what came before, and what was undone. */
export class History {
  constructor(state) {
    this.now = state;
    this.past = [];
    this.future = [];
  }

  push(state) {
    this.past.push(this.now);
    this.now = state;
    this.future = [];
  }

  undo() {
    if (!this.past.length) return;
    this.future.push(this.now);
    this.now = this.past.pop();
  }

  redo() {
    if (!this.future.length) return;
    this.past.push(this.now);
    this.now = this.future.pop();
  }
}
