// The seat map: what it shows, and its painting. Paints only when something changed, sections when far and only visible seats when near.
import { View } from './geometry.js';
import { Gestures } from './gestures.js';
import { Minimap } from './minimap.js';
import { palette } from './palette.js';
import { drawSeat } from './sprites.js';

const DOUBLE_TAP_MS = 350;
const LOOKS = ['free', 'held', 'sold', 'blocked', 'own', 'pending', 'filtered'];

export class SeatCanvas {
  /**
   * @param canvas the map; focusable
   * @param small the minimap
   * @param texts {price(grade), left(n), stage} in the page's language
   * @param onSeat called with a seat that was tapped while seats are offered
   */
  constructor(canvas, small, { texts, onSeat, onView }) {
    this.canvas = canvas;
    this.texts = texts;
    this.onSeat = onSeat;
    this.onView = onView;
    this.context = canvas.getContext('2d', { alpha: false });
    this.sprites = [];
    this.spriteSide = 0;
    this.widths = new Map();
    this.isScheduled = false;
    this.paints = 0;
    this.marked = new Set();
    /** Where a seat is on the map, in its pixels. For those who drive the page by a program. */
    canvas.pointOf = seat => this.view.toScreen(this.hall.x[seat], this.hall.y[seat]);
    this.minimap = new Minimap(small, (x, y) => {
      Object.assign(this.view, { x, y });
      this.pan(0, 0);
    });
    new Gestures(canvas, this);
    this.recolour();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.recolour());
    new ResizeObserver(() => this.#resize()).observe(canvas);
  }

  /** Shows a hall. The view fits it, unless it is the same hall with new prices. */
  use(hall, model) {
    const kept = this.view && this.hall.x.length === hall.x.length ? this.view : null;
    this.hall = hall;
    this.model = model;
    this.view = new View(hall);
    if (kept) Object.assign(this.view, { scale: kept.scale, x: kept.x, y: kept.y, fitted: kept.fitted });
    this.colours = palette(this.canvas, model.plan.grades);
    this.letters = model.letters;
    this.spriteSide = 0;
    this.#resize();
  }

  recolour() {
    if (!this.model) return;
    this.colours = palette(this.canvas, this.model.plan.grades);
    this.spriteSide = 0;
    this.repaint();
  }

  /** The seats have changed. */
  repaint() {
    this.minimap.outdate();
    this.#schedule();
  }

  #schedule() {
    if (this.isScheduled || !this.view) return;
    this.isScheduled = true;
    requestAnimationFrame(() => {
      this.isScheduled = false;
      this.#paint();
    });
  }

  pan(dx, dy) {
    this.view.pan(dx, dy);
    this.#moved();
  }

  zoom(factor, px, py) {
    this.view.zoom(factor, px, py);
    this.#moved();
  }

  fit() {
    this.view.fit();
    this.#moved();
  }

  /** Brings seats into view, large enough to be chosen. */
  showSeats(seats) {
    const xs = seats.map(seat => this.hall.x[seat]);
    const ys = seats.map(seat => this.hall.y[seat]);
    const around = this.hall.pitch * 4;
    this.view.show([Math.min(...xs) - around, Math.min(...ys) - around, Math.max(...xs) + around, Math.max(...ys) + around], true);
    this.#moved();
  }

  showSection(index) {
    this.view.show(this.hall.sections[index].box, true);
    this.#moved();
  }

  /** Seats to point at, such as the alternatives to taken ones. */
  mark(seats) {
    this.marked = new Set(seats);
    this.repaint();
  }

  #moved() {
    this.#schedule();
    this.onView?.(this.view);
  }

  #resize() {
    const { clientWidth, clientHeight } = this.canvas;
    if (!this.view || !clientWidth) return;
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(clientWidth * this.ratio);
    this.canvas.height = Math.round(clientHeight * this.ratio);
    this.view.resize(clientWidth, clientHeight, [...this.model.own].map(seat => [this.hall.x[seat], this.hall.y[seat]]));
    this.minimap.outdate();
    this.#moved();
  }

  #paint() {
    const { context, view, colours } = this;
    this.paints += 1;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colours.floor;
    context.fillRect(0, 0, view.width, view.height);
    this.#paintStage();
    this.#paintOutlines();
    if (view.drawsSeats) this.#paintSeats();
    else this.#paintSectionTexts();
    this.minimap.paint(this);
  }

  #paintStage() {
    const { context, view, colours, hall: { stage } } = this;
    const [x, y] = view.toScreen(stage.x - stage.width / 2, stage.y);
    const width = stage.width * view.scale;
    const height = stage.depth * view.scale;
    context.fillStyle = colours.stage;
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(10, height / 4));
    context.fill();
    context.fillStyle = colours.stageText;
    this.#text(stage.name || this.texts.stage, x + width / 2, y + height / 2, Math.min(16, Math.max(10, height / 3)), 600);
  }

  #trace(outline, toScreen) {
    const { context } = this;
    context.beginPath();
    outline.forEach(([x, y], i) => context[i ? 'lineTo' : 'moveTo'](...toScreen(x, y)));
    context.closePath();
  }

  #isOnScreen([left, top, right, bottom]) {
    const [l, t, r, b] = this.view.rectangle(8);
    return right >= l && left <= r && bottom >= t && top <= b;
  }

  /* Far: filled with the colour of the grade, paler the less is left. Near: a quiet ground under the seats. */
  #paintOutlines() {
    const { context, view, colours, model } = this;
    const near = view.drawsSeats;
    const toScreen = (x, y) => view.toScreen(x, y);
    context.lineWidth = 1.5;
    this.hall.sections.forEach((section, index) => {
      if (!this.#isOnScreen(section.box)) return;
      const { grade, count } = model.plan.sections[index];
      const left = model.sectionFree[index];
      this.#trace(section.outline, toScreen);
      if (near) {
        context.fillStyle = colours.ground;
        context.fill();
        return;
      }
      const isOffered = left > 0 && model.shown[grade];
      context.fillStyle = isOffered ? colours.grades[grade].far(left / count) : colours.sectionGone;
      context.fill();
      context.strokeStyle = isOffered ? colours.grades[grade].edge : colours.line;
      context.stroke();
    });
  }

  #paintSectionTexts() {
    const { context, view, colours, model } = this;
    this.hall.sections.forEach((section, index) => {
      if (!this.#isOnScreen(section.box)) return;
      const { name, grade } = model.plan.sections[index];
      const left = model.sectionFree[index];
      const [x, y] = view.toScreen(...section.centre);
      const [width, height] = [section.width * view.scale, section.depth * view.scale];
      const [cos, sin] = [Math.abs(Math.cos(section.angle)), Math.abs(Math.sin(section.angle))];
      // Whether level text of this size lies within the turned section.
      const fits = (w, h) => w * cos + h * sin < width - 4 && w * sin + h * cos < height - 4;
      const isOffered = left > 0 && model.shown[grade];
      context.fillStyle = isOffered ? colours.farText : colours.muted;
      const letter = this.letters[grade];
      const lines = [name === model.plan.grades[grade].name ? name : `${name} · ${letter}`, this.texts.price(model.plan.grades[grade]),
        this.texts.left(left)];
      const size = Math.min(15, Math.max(10, Math.min(width, height * 2) / 8));
      // The first choice of lines that fits. The name alone may be smaller.
      const choice = [lines, [name, lines[2]], [name]].find(tried => {
        return fits(Math.max(...tried.map(line => this.#width(line))) * size, tried.length * size * 1.3);
      });
      if (choice) {
        choice.forEach((line, i) => this.#text(line, x, y + (i - (choice.length - 1) / 2) * size * 1.3, size, i === 0 ? 700 : 500));
      } else {
        if (fits(this.#width(name) * 8, 6)) this.#text(name, x, y, 8, 700);
      }
    });
  }

  /* The width of a text in a font of one pixel. Measured once: measuring at each frame would cost more than painting. */
  #width(text) {
    let width = this.widths.get(text);
    if (width === undefined) {
      this.context.font = `700 100px ${this.colours.font}`;
      width = this.context.measureText(text).width / 100;
      this.widths.set(text, width);
    }
    return width;
  }

  #text(text, x, y, size, weight) {
    const { context } = this;
    context.font = `${weight} ${size}px ${this.colours.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, x, y);
  }

  #paintSeats() {
    const { context, view, model, hall, colours, ratio } = this;
    const size = view.seatSize;
    const side = Math.round(size * ratio);
    const isPictured = size >= 11;
    const numbers = size >= 34 ? [] : null;
    const rectangle = view.rectangle(size);
    const [left, top, right, bottom] = rectangle;
    const scale = view.scale * ratio;
    const [dx, dy] = [(view.width / 2 - view.x * view.scale) * ratio, (view.height / 2 - view.y * view.scale) * ratio];
    // In pixels of the screen, so that each picture is copied as it is and not scaled.
    context.setTransform(1, 0, 0, 1, 0, 0);
    hall.within(rectangle, seat => {
      const hx = hall.x[seat];
      const hy = hall.y[seat];
      if (hx < left || hx > right || hy < top || hy > bottom) return;
      const x = hx * scale + dx;
      const y = hy * scale + dy;
      const grade = model.gradeOf(seat);
      const look = this.#look(seat, grade);
      if (isPictured) {
        context.drawImage(this.#sprite(look, grade, side, seat), Math.round(x - side / 2), Math.round(y - side / 2));
        if (numbers && (look === 0 || look === 4)) numbers.push(seat);
      } else {
        context.fillStyle = look === 0 ? colours.grades[grade].fill : colours[LOOKS[look]];
        const half = side * (look === 0 || look === 4 ? 0.39 : 0.27);
        context.fillRect(x - half, y - half, half * 2, half * 2);
      }
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const seat of numbers ?? []) {
      const [x, y] = view.toScreen(hall.x[seat], hall.y[seat]);
      context.fillStyle = model.own.has(seat) ? colours.ownText : colours.grades[model.gradeOf(seat)].text;
      this.#text(String(model.number[seat]), x, y + size * 0.17, size * 0.24, 500);
    }
    for (const seat of this.marked) this.#ring(...view.toScreen(hall.x[seat], hall.y[seat]), size);
    if (size >= 18) this.#paintRowNames(rectangle);
  }

  /* An index of LOOKS. */
  #look(seat, grade) {
    const { model } = this;
    if (model.own.size && model.own.has(seat)) return 4;
    if (model.pending.size && model.pending.has(seat)) return 5;
    const state = model.states[seat];
    return state === 0 && !model.shown[grade] ? 6 : state;
  }

  #ring(x, y, size) {
    const { context } = this;
    context.strokeStyle = this.colours.focus;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, size * 0.5, 0, 7);
    context.stroke();
  }

  /* The number of a row, before its first seat. */
  #paintRowNames(rectangle) {
    const { context, view, hall, model } = this;
    context.fillStyle = this.colours.muted;
    const size = Math.min(13, view.seatSize * 0.42);
    hall.sections.forEach((section, index) => {
      if (!this.#isOnScreen(section.box)) return;
      for (const row of section.rows) {
        const seat = row.first;
        const step = row.last > seat && model.areNeighbours(seat, seat + 1)
          ? [hall.x[seat + 1] - hall.x[seat], hall.y[seat + 1] - hall.y[seat]] : [hall.pitch, 0];
        const x = hall.x[seat] - step[0];
        const y = hall.y[seat] - step[1];
        if (x < rectangle[0] || x > rectangle[2] || y < rectangle[1] || y > rectangle[3]) continue;
        const [px, py] = view.toScreen(x, y);
        this.#text(this.texts.row(row.row, index), px, py, size, 500);
      }
    });
  }

  /* A seat as a small picture, drawn once for each look at this size. */
  #sprite(look, grade, side, seat) {
    if (side !== this.spriteSide) {
      this.sprites = [];
      this.spriteSide = side;
    }
    const isAccessible = this.model.accessible.has(seat);
    const isRestricted = this.model.restricted.has(seat);
    const key = (grade * LOOKS.length + look) * 4 + isAccessible * 2 + isRestricted;
    return this.sprites[key] ??= drawSeat(LOOKS[look], this.colours, this.colours.grades[grade], this.letters[grade], side, this.ratio,
      isAccessible, isRestricted);
  }

  /** The seat at a point of the map, or -1. Fingers may miss by half a seat. */
  seatAt(px, py) {
    const [x, y] = this.view.toHall(px, py);
    return this.hall.nearest(x, y, Math.max(this.hall.pitch * 0.5, 12 / this.view.scale));
  }

  /** A mouse is above the map: shows whether a tap would choose something. */
  hover(px, py) {
    if (!this.view) return;
    const seat = this.seatAt(px, py);
    const isChoice = this.view.isOffering ? seat >= 0 && (this.model.isOffered(seat) || this.model.own.has(seat))
      : this.hall.sectionAt(...this.view.toHall(px, py)) >= 0;
    this.canvas.classList.toggle('is-choice', isChoice);
  }

  /** @param at when, in milliseconds */
  tap(px, py, at) {
    const [x, y] = this.view.toHall(px, py);
    if (this.view.isOffering) {
      const seat = this.seatAt(px, py);
      if (seat >= 0) return this.onSeat(seat);
      if (at - (this.tappedAt ?? -1e9) < DOUBLE_TAP_MS) this.zoom(1.8, px, py);
      this.tappedAt = at;
      return;
    }
    // Too small to choose: come nearer, so that the tapped place is in the middle.
    const seat = this.hall.nearest(x, y, this.hall.pitch * 3);
    const section = this.hall.sectionAt(x, y);
    if (seat < 0 && section < 0) return;
    const [cx, cy] = seat >= 0 ? [this.hall.x[seat], this.hall.y[seat]] : [x, y];
    const around = Math.max(this.view.width, this.view.height) * this.hall.pitch / 34 / 2;
    this.view.show([cx - around, cy - around, cx + around, cy + around], true);
    this.#moved();
  }
}
