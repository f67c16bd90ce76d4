// What the editor shows of a layout: the surface on which sections are dragged and turned, and the buyer's map.
import { html, nothing, svg } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { SeatCanvas } from '../../seats/canvas.js';
import { Hall } from '../../seats/geometry.js';
import { FREE, SeatModel } from '../../seats/model.js';
import { COLOURS, at, boundsOf, placesOf } from './plan.js';
import { lineOf, qualityPaths } from './sight.js';

const MARGIN = 250;
const STEP = 10;
const BIG_STEP = 100;
const TURN = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** How far behind the middle of a section its handle is, in row pitches. */
const HANDLE = 1.6;

const pointOf = ({ point: [x, y] }) => `${Math.round(x)} ${Math.round(y)}`;

/** Lines without length, whose round ends are the seats. */
const dots = places => places.map(place => `M${pointOf(place)}h0`).join('');

/** The rows, so that a section can be taken between its seats. */
function lines(places) {
  let row = null;
  return places.map(place => {
    const isFirst = place.row !== row;
    row = place.row;
    return isFirst ? `M${pointOf(place)}h0` : `L${pointOf(place)}`;
  }).join('');
}

export class LayoutSurface {
  constructor(page) {
    this.page = page;
    this.drag = null;
    this.drawings = new WeakMap();
  }

  /** The places of a section with their points, and its paths, computed once for each state of it. */
  of(section) {
    let drawing = this.drawings.get(section);
    if (!drawing) {
      const places = placesOf(section).map(place => ({ ...place, point: at(section, place) }));
      const seats = places.filter(place => !place.isGap);
      const among = list => {
        const names = new Set(list);
        return dots(seats.filter(place => names.has(place.label)));
      };
      drawing = {
        places, rows: lines(places), seats: dots(seats), gaps: dots(places.filter(place => place.isGap)),
        accessible: among(section.accessible), companions: among(section.geometry.companions),
        restricted: among(section.geometry.restrictedView),
      };
      this.drawings.set(section, drawing);
    }
    return drawing;
  }

  /** A pointer's place in the hall. */
  point(event) {
    const surface = this.page.querySelector('.layout-surface');
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(surface.getScreenCTM().inverse());
    return [x, y];
  }

  down(event, index, kind) {
    if (event.button) return;
    event.preventDefault();
    const section = this.page.layout.sections[index];
    this.page.choose(index);
    if (this.page.mode !== 'move') {
      const [x, y] = this.point(event);
      const nearest = this.of(section).places.map(place => [Math.hypot(place.point[0] - x, place.point[1] - y), place.label]).sort((a,
        b) => a[0] - b[0])[0];
      if (nearest?.[0] <= section.geometry.seatPitch) this.page[this.page.mode === 'sight' ? 'look' : 'toggle'](index, nearest[1]);
      return;
    }
    event.currentTarget.ownerSVGElement.setPointerCapture(event.pointerId);
    this.drag = { index, kind, from: this.point(event), shape: section.geometry };
  }

  move(event) {
    if (!this.drag) return;
    this.drag.to = this.shape(this.point(event));
    this.page.draw();
  }

  up() {
    const { drag } = this;
    this.drag = null;
    if (!drag?.to) return;
    this.page.change(drag.index, { ...this.page.layout.sections[drag.index], geometry: drag.to });
  }

  /** What the dragged section's geometry becomes with the pointer here. */
  shape([x, y]) {
    const { kind, from, shape } = this.drag;
    if (kind === 'turn') {
      // Its handle lies behind the front row, which is down the screen before it is turned.
      const angle = Math.atan2(y - shape.y, x - shape.x) * 180 / Math.PI - 90;
      return { ...shape, rotation: Math.round((angle < -180 ? angle + 360 : angle) * 2) / 2 };
    }
    const snapped = value => Math.round(value / STEP) * STEP;
    return { ...shape, x: snapped(shape.x + x - from[0]), y: snapped(shape.y + y - from[1]) };
  }

  key(event, index) {
    const section = this.page.layout.sections[index];
    const { geometry } = section;
    const arrow = ARROWS[event.key];
    const turn = { '[': -TURN, ']': TURN }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.page.choose(index);
    else if (arrow && this.page.mode === 'sight') this.page.lookBeside(index, arrow);
    else if (arrow) {
      const step = event.shiftKey ? BIG_STEP : STEP;
      this.page.change(index, { ...section, geometry: { ...geometry, x: geometry.x + arrow[0] * step, y: geometry.y + arrow[1] * step } });
    } else if (turn) this.page.change(index, { ...section, geometry: { ...geometry, rotation: geometry.rotation + turn } });
    else return;
    event.preventDefault();
  }

  section(stored, index) {
    const dragged = this.drag?.index === index && this.drag.to ? this.drag.to : null;
    const section = dragged ? { ...stored, geometry: dragged } : stored;
    const drawing = this.of(section);
    const { geometry } = section;
    const size = geometry.seatPitch * 0.75;
    const isChosen = index === this.page.chosen;
    const behind = { u: 0, v: (section.rows - 1 + HANDLE) * geometry.rowPitch };
    const [hx, hy] = at({ geometry: { ...geometry, curve: 0 } }, behind);
    return svg`<g class="layout-section ${isChosen ? 'chosen' : ''}" tabindex="0" role="button" aria-pressed=${isChosen}
      aria-label=${t('organiser.sectionLabel', { name: section.name, rows: section.rows, n: section.seatsPerRow })}
      @pointerdown=${event => this.down(event, index, 'move')} @keydown=${event => this.key(event, index)}>
      <path class="layout-area" stroke-width=${geometry.rowPitch * 1.15} d=${drawing.rows}></path>
      ${this.page.mode === 'sight' ? qualityPaths(this.page.sightlines, index, size) : svg`
      <path class="layout-seats" stroke=${COLOURS[index % COLOURS.length]} stroke-width=${size} d=${drawing.seats}></path>
      <path class="layout-gaps" stroke-width=${size * 0.4} d=${drawing.gaps}></path>
      <path class="layout-accessible" stroke-width=${size} d=${drawing.accessible}></path>
      <path class="layout-companions" stroke-width=${size} d=${drawing.companions}></path>
      <path class="layout-restricted" stroke-width=${size * 0.45} d=${drawing.restricted}></path>`}
      <text x=${geometry.x} y=${geometry.y - geometry.rowPitch * 1.2} font-size="90">${section.name}</text>
      ${isChosen && this.page.mode === 'move' ? svg`<line class="layout-arm" x1=${geometry.x} y1=${geometry.y} x2=${hx} y2=${hy}></line>
        <circle class="layout-handle" cx=${hx} cy=${hy} r="45"
          @pointerdown=${event => { event.stopPropagation(); this.down(event, index, 'turn'); }}></circle>` : nothing}</g>`;
  }

  sight() {
    const { page } = this;
    const seat = page.mode === 'sight' ? page.seatInSight : -1;
    return seat < 0 ? nothing : lineOf(page.sightlines, seat, page.layout.sections[page.looked.index].geometry.seatPitch);
  }

  view() {
    const { layout } = this.page;
    // While something is dragged, the surface stays under the pointer.
    if (!this.drag) this.bounds = boundsOf(layout);
    const [left, top, right, bottom] = this.bounds;
    const { stage } = layout;
    const box = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN].join(' ');
    return html`<svg class="layout-surface mode-${this.page.mode}" viewBox=${box}
      role="group" aria-label=${t('organiser.surface')} @pointermove=${event => this.move(event)} @pointerup=${() => this.up()}
        @pointercancel=${() => { this.drag = null; this.page.draw(); }}>
      <rect class="layout-stage" x=${stage.x - stage.width / 2} y=${stage.y} width=${stage.width} height=${stage.depth} rx="20"></rect>
      <text x=${stage.x} y=${stage.y + stage.depth / 2} font-size="110">${stage.name}</text>
      ${layout.sections.map((section, i) => this.section(section, i))}${this.sight()}</svg>`;
  }
}

/** The hall in the buyer's own map, with all seats free. */
export class BuyersView {
  constructor(texts) {
    this.texts = texts;
  }

  show(root, plan) {
    if (this.root !== root) {
      this.root = root;
      this.plan = null;
      const canvas = Object.assign(document.createElement('canvas'), { className: 'seats-canvas', tabIndex: 0 });
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', t('organiser.asBuyer'));
      const small = Object.assign(document.createElement('canvas'), { className: 'seats-small', hidden: true });
      root.replaceChildren(canvas, small);
      this.map = new SeatCanvas(canvas, small, { texts: this.texts, onSeat: () => {} });
    }
    if (this.plan && JSON.stringify(this.plan) === JSON.stringify(plan)) return;
    this.plan = plan;
    const model = new SeatModel(plan);
    model.states.fill(FREE);
    plan.sections.forEach((section, i) => {
      model.sectionFree[i] = section.count;
      model.free[section.grade] += section.count;
    });
    this.map.use(new Hall(plan), model);
  }
}
