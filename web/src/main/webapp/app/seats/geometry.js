// Where seats are, and how the hall is shown on a screen. No DOM. Lengths of the hall are centimetres, those of the screen CSS pixels.

/** A seat is offered on the map only if its place is at least this wide. */
export const OFFERED_FROM = 24;
/** Below this size, seats are too small to tap: sections are drawn. */
export const DRAWN_FROM = 5;
/** With more seats than this at once, a slow telephone would draw slowly. */
export const MOST_DRAWN = 3500;
const LARGEST_SEAT = 64;
const DEGREES = 180 / Math.PI;
/** An arc is drawn as lines of so many degrees. */
const ARC_STEP = 3;
/** Room above and below the whole hall, for the hint and the buttons that lie over the map. */
const ROOM_ABOVE = 48;
const ROOM_BELOW = 64;

/** The position of a place in a section: u along the row, v away from the first row. Returns [x, y, angle in degrees]. */
export function position(section, u, v) {
  let x = u;
  let y = v;
  let turn = 0;
  if (section.curve) {
    const radius = section.curve + v;
    turn = u / radius;
    x = radius * Math.sin(turn);
    y = radius * Math.cos(turn) - section.curve;
  }
  const angle = section.rotation * Math.PI / 180;
  return [section.x + x * Math.cos(angle) - y * Math.sin(angle), section.y + x * Math.sin(angle) + y * Math.cos(angle),
    section.rotation - turn * 180 / Math.PI];
}

/** The rows of a section, from its runs: {row, depth, from, to, first, last}; from and to are the ends along the row. */
function rowsOf(section) {
  const rows = [];
  let seat = section.first;
  for (const [row, , count, offset, depth] of section.runs) {
    const to = offset + (count - 1) * section.seatPitch;
    const same = rows.at(-1)?.row === row ? rows.at(-1) : null;
    if (same) {
      same.from = Math.min(same.from, offset);
      same.to = Math.max(same.to, to);
      same.last = seat + count - 1;
    } else {
      rows.push({ row, depth, from: offset, to, first: seat, last: seat + count - 1 });
    }
    seat += count;
  }
  return rows;
}

/** The outline of a section as [x, y] points: along the first row, up the ends of the rows, and back along the last one. */
function outlineOf(section, rows) {
  const ordered = [...rows].sort((a, b) => a.depth - b.depth);
  const [front, back] = [ordered[0], ordered.at(-1)];
  const side = section.seatPitch * 0.7;
  const gap = section.rowPitch * 0.55;
  const along = (row, v) => {
    const radius = section.curve + row.depth;
    const steps = section.curve ? Math.min(40, Math.ceil((row.to - row.from) / radius * DEGREES / ARC_STEP) + 1) : 1;
    // The same angles as those of the row: the same lengths would make the corners stick out.
    const stretch = section.curve ? (section.curve + v) / radius : 1;
    return Array.from({ length: steps + 1 }, (_, i) =>
      position(section, (row.from - side + (row.to - row.from + 2 * side) * i / steps) * stretch, v));
  };
  const ends = ordered.slice(1, -1);
  return [
    ...along(front, front.depth - gap),
    ...ends.map(row => position(section, row.to + side, row.depth)),
    ...along(back, back.depth + gap).reverse(),
    ...ends.reverse().map(row => position(section, row.from - side, row.depth)),
  ].map(([x, y]) => [x, y]);
}

/* How far the middle of a row is turned, in degrees. */
const turnOf = (section, row) => section.curve ? (row.from + row.to) / 2 / (section.curve + row.depth) * 180 / Math.PI : 0;

/* A deep stage would take the room of the seats: its front is enough. */
function visibleStage(plan) {
  const depth = Math.min(plan.stage.depth, Math.max(120, (plan.bounds[3] - plan.stage.y - plan.stage.depth) * 0.09));
  return { ...plan.stage, y: plan.stage.y + plan.stage.depth - depth, depth };
}

/* The bounds of what is drawn: the outlines of the sections, and the visible part of the stage. */
function around(stage, sections) {
  const boxes = [[stage.x - stage.width / 2, stage.y, stage.x + stage.width / 2, stage.y + stage.depth], ...sections.map(each => each.box)];
  return [0, 1, 2, 3].map(side => Math[side < 2 ? 'min' : 'max'](...boxes.map(box => box[side])));
}

/** All positions of a plan, and a grid to find seats by place. */
export class Hall {
  constructor(plan) {
    const n = plan.seats;
    this.stage = visibleStage(plan);
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.section = new Uint16Array(n);
    this.pitch = plan.sections.length ? Math.min(...plan.sections.map(each => each.seatPitch)) : 50;
    this.sections = plan.sections.map((section, index) => this.#place(section, index));
    this.bounds = around(this.stage, this.sections);
    this.#index(n);
  }

  #place(section, index) {
    let seat = section.first;
    // As position(), without an array a seat: there may be 60,000.
    const cos = Math.cos(section.rotation * Math.PI / 180);
    const sin = Math.sin(section.rotation * Math.PI / 180);
    for (const [, , count, offset, depth] of section.runs) {
      const radius = section.curve + depth;
      for (let k = 0; k < count; k += 1, seat += 1) {
        const u = offset + k * section.seatPitch;
        const lx = section.curve ? radius * Math.sin(u / radius) : u;
        const ly = section.curve ? radius * Math.cos(u / radius) - section.curve : depth;
        this.x[seat] = section.x + lx * cos - ly * sin;
        this.y[seat] = section.y + lx * sin + ly * cos;
        this.section[seat] = index;
      }
    }
    const rows = rowsOf(section);
    const outline = outlineOf(section, rows);
    const xs = outline.map(point => point[0]);
    const ys = outline.map(point => point[1]);
    const middle = rows[Math.floor(rows.length / 2)];
    const depths = rows.map(row => row.depth);
    const [cx, cy] = position(section, (middle.from + middle.to) / 2, (Math.min(...depths) + Math.max(...depths)) / 2);
    const width = Math.max(...rows.map(row => row.to - row.from)) + section.seatPitch;
    const depth = Math.max(...depths) - Math.min(...depths) + section.rowPitch;
    return { rows, outline, centre: [cx, cy], width, depth, angle: (section.rotation - turnOf(section, middle)) * Math.PI / 180,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  }

  /* A uniform grid, filled by counting: cell c has the seats order[start[c]] up to order[start[c + 1]]. */
  #index(n) {
    const [left, top, right, bottom] = this.bounds;
    this.cell = Math.max(200, Math.sqrt((right - left) * (bottom - top) / Math.max(1, n)) * 4);
    this.columns = Math.max(1, Math.ceil((right - left + 1) / this.cell));
    this.lines = Math.max(1, Math.ceil((bottom - top + 1) / this.cell));
    this.start = new Uint32Array(this.columns * this.lines + 1);
    const cells = new Uint32Array(n);
    for (let seat = 0; seat < n; seat += 1) {
      cells[seat] = this.#line(this.y[seat]) * this.columns + this.#column(this.x[seat]);
      this.start[cells[seat] + 1] += 1;
    }
    for (let cell = 1; cell < this.start.length; cell += 1) this.start[cell] += this.start[cell - 1];
    const next = this.start.slice();
    this.order = new Uint32Array(n);
    for (let seat = 0; seat < n; seat += 1) this.order[next[cells[seat]]++] = seat;
  }

  #column(x) { return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.bounds[0]) / this.cell))); }

  #line(y) { return Math.min(this.lines - 1, Math.max(0, Math.floor((y - this.bounds[1]) / this.cell))); }

  /** Calls with each seat whose cell meets the rectangle, until the visitor answers false. */
  within([left, top, right, bottom], visit) {
    for (let line = this.#line(top); line <= this.#line(bottom); line += 1) {
      for (let column = this.#column(left); column <= this.#column(right); column += 1) {
        const cell = line * this.columns + column;
        for (let i = this.start[cell]; i < this.start[cell + 1]; i += 1) {
          if (visit(this.order[i]) === false) return;
        }
      }
    }
  }

  /** The number of seats in the cells that meet the rectangle. At most a ring of cells too many. */
  countWithin([left, top, right, bottom]) {
    let count = 0;
    const [from, to] = [this.#column(left), this.#column(right)];
    for (let line = this.#line(top); line <= this.#line(bottom); line += 1) {
      count += this.start[line * this.columns + to + 1] - this.start[line * this.columns + from];
    }
    return count;
  }

  /** The seat nearest to a place within a distance, or -1. */
  nearest(x, y, distance) {
    let best = -1;
    let least = distance * distance;
    this.within([x - distance, y - distance, x + distance, y + distance], seat => {
      const d = (this.x[seat] - x) ** 2 + (this.y[seat] - y) ** 2;
      if (d <= least) {
        least = d;
        best = seat;
      }
    });
    return best;
  }

  /** The section at a place, or -1. */
  sectionAt(x, y) {
    return this.sections.findIndex(({ box, outline }) =>
      x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && isInside(outline, x, y));
  }
}

export function isInside(outline, x, y) {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i, i += 1) {
    const [xi, yi] = outline[i];
    const [xj, yj] = outline[j];
    if (yi > y !== yj > y && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** The hall on the screen: `scale` pixels a centimetre, and the place of the hall in the middle of the screen. */
export class View {
  constructor(hall) {
    this.hall = hall;
    this.width = 1;
    this.height = 1;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.fitted = true;
  }

  /**
   * The screen has this size now. The view stays where it is, or fits if it did.
   *
   * @param places in the hall. Those that are on the screen stay above its lower edge, when a sheet rises over the map
   */
  resize(width, height, places = []) {
    const seen = places.filter(([x, y]) => this.#isSeen(...this.toScreen(x, y)));
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    if (this.fitted) return this.fit();
    const below = Math.max(0, ...seen.map(([x, y]) => this.toScreen(x, y)[1] - (this.height - ROOM_BELOW)));
    this.y += below / this.scale;
    this.#clamp();
  }

  #isSeen(px, py) { return px >= 0 && px <= this.width && py >= 0 && py <= this.height; }

  get fitScale() {
    const [left, top, right, bottom] = this.hall.bounds;
    const margin = this.hall.pitch;
    // Beside a row stands its name.
    return Math.min(this.width / (right - left + 2 * margin),
      (this.height - ROOM_ABOVE - ROOM_BELOW) / (bottom - top + margin), LARGEST_SEAT / this.hall.pitch);
  }

  fit() {
    this.scale = this.fitScale;
    this.fitted = true;
    this.#clamp();
  }

  /** Shows a rectangle of the hall, seats at least large enough to be offered if it is about seats. */
  show([left, top, right, bottom], offered = false) {
    const scale = Math.min(this.width / (right - left + this.hall.pitch * 3), this.height / (bottom - top + this.hall.pitch * 3));
    this.scale = offered ? Math.max(scale, (OFFERED_FROM + 4) / this.hall.pitch) : scale;
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    this.fitted = false;
    this.#clamp();
  }

  /** Zooms; the place under a point of the screen stays under it. */
  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const [x, y] = this.toHall(px, py);
    this.scale *= factor;
    this.#clampScale();
    this.x = x - (px - this.width / 2) / this.scale;
    this.y = y - (py - this.height / 2) / this.scale;
    this.fitted = this.scale <= this.fitScale * 1.001;
    this.#clamp();
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.fitted = false;
    this.#clamp();
  }

  toHall(px, py) {
    return [this.x + (px - this.width / 2) / this.scale, this.y + (py - this.height / 2) / this.scale];
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  /** The visible part of the hall, in its coordinates. @param margin in pixels of the screen, added on each side */
  rectangle(margin = 0) {
    const [left, top] = this.toHall(-margin, -margin);
    const [right, bottom] = this.toHall(this.width + margin, this.height + margin);
    return [left, top, right, bottom];
  }

  /** The width of a seat's place on the screen. */
  get seatSize() { return this.hall.pitch * this.scale; }

  get isOffering() { return this.seatSize >= OFFERED_FROM; }

  get drawsSeats() {
    return this.isOffering || this.seatSize >= DRAWN_FROM && this.hall.countWithin(this.rectangle()) <= MOST_DRAWN;
  }

  #clampScale() {
    this.scale = Math.min(LARGEST_SEAT / this.hall.pitch, Math.max(this.fitScale, this.scale));
  }

  /* The hall cannot be pushed off the screen. */
  #clamp() {
    this.#clampScale();
    const [left, top, right, bottom] = this.hall.bounds;
    const clamp = (value, from, to, half) => to - from <= half ? (from + to) / 2
      : Math.min(to - half / 2, Math.max(from + half / 2, value));
    const margin = this.hall.pitch / 2;
    this.x = clamp(this.x, left - 2 * margin, right + 2 * margin, this.width / this.scale);
    this.y = clamp(this.y, top - margin - ROOM_ABOVE / this.scale, bottom + margin + ROOM_BELOW / this.scale, this.height / this.scale);
  }
}
