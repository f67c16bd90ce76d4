// What can be seen of the stage from the seats of a layout. Knows no document, so that it can be tested by itself.
import { Hall } from '../../seats/geometry.js';
import { SeatModel } from '../../seats/model.js';
import { label, planOf } from './plan.js';

/**
 * How far a seat of each quality may be from the middle of the stage, in centimetres, and how far to its side, in degrees. Faces can be
 * read from some 20 m and gestures from some 30. All others are of the last quality.
 */
export const LIMITS = [[2_000, 30], [3_000, 45], [4_500, 60]];
/** Of the seat's pitch: as much is taken to each side of its middle by whoever sits there. */
const HALF_A_PERSON = 0.4;
/** Row pitches. Who sits farther ahead sits lower, or is looked over. */
const AHEAD = 1.5;

export class Sightlines {
  constructor(layout) {
    const plan = planOf(layout);
    const { stage } = plan;
    this.model = new SeatModel(plan);
    this.hall = new Hall(plan);
    this.sections = plan.sections;
    this.floors = plan.sections.map(each => layout.sections[each.grade].geometry.floor);
    this.middle = [stage.x, stage.y + stage.depth / 2];
    this.qualities = Uint8Array.from({ length: plan.seats }, (_, seat) => this.#quality(seat));
  }

  /** The index in the layout of a seat's section. */
  sectionOf(seat) { return this.sections[this.model.section[seat]].grade; }

  labelOf(seat) { return label(this.model.row[seat], this.model.number[seat]); }

  pointOf(seat) { return [this.hall.x[seat], this.hall.y[seat]]; }

  /** The seats of a section of the layout. */
  seatsOf(index) {
    const section = this.sections.find(each => each.grade === index);
    return section ? Array.from({ length: section.count }, (_, i) => section.first + i) : [];
  }

  /** The seat with this label in a section of the layout, or -1. */
  find(index, name) { return this.seatsOf(index).find(seat => this.labelOf(seat) === name) ?? -1; }

  /** Metres to the middle of the stage, and how far to its side in degrees. */
  from(seat) {
    const [dx, dy] = this.#way(seat);
    return { distance: Math.hypot(dx, dy) / 100, angle: Math.abs(Math.atan2(dx, -dy)) * 180 / Math.PI };
  }

  /** The seats whose sitters are in the line to the middle of the stage: of the row before, and of others as near on the same floor. */
  inLine(seat) {
    const { hall, model } = this;
    const section = model.section[seat];
    const { rowPitch, seatPitch } = this.sections[section];
    const reach = AHEAD * rowPitch;
    const [dx, dy] = this.#way(seat);
    const distance = Math.hypot(dx, dy) || 1;
    const [x, y] = this.pointOf(seat);
    const found = [];
    hall.within([x - reach, y - reach, x + reach, y + reach], other => {
      if (model.section[other] === section ? model.row[other] === model.row[seat]
        : this.floors[model.section[other]] !== this.floors[section]) return;
      const [ox, oy] = [hall.x[other] - x, hall.y[other] - y];
      const ahead = (ox * dx + oy * dy) / distance;
      const aside = Math.abs(ox * dy - oy * dx) / distance;
      if (ahead > 0 && ahead <= reach && aside < HALF_A_PERSON * seatPitch) found.push(other);
    });
    return found.sort((a, b) => a - b);
  }

  /** How many seats there are of each quality, and how many have somebody in their line. */
  counts() {
    const qualities = [...LIMITS, null].map(() => 0);
    this.qualities.forEach(each => { qualities[each] += 1; });
    this.covered ??= this.qualities.reduce((sum, _, seat) => sum + (this.inLine(seat).length > 0), 0);
    return { qualities, covered: this.covered };
  }

  /** The seat to the left or right in its section, or nearest to it in the row before or behind. The same one at an edge. */
  beside(seat, [across, back]) {
    const { rows } = this.hall.sections[this.model.section[seat]];
    const { first, count } = this.sections[this.model.section[seat]];
    if (across) return Math.min(first + count - 1, Math.max(first, seat + across));
    const row = rows[rows.findIndex(each => seat >= each.first && seat <= each.last) + back];
    if (!row) return seat;
    const off = other => Math.abs(this.model.number[other] - this.model.number[seat]);
    return Array.from({ length: row.last - row.first + 1 }, (_, i) => row.first + i).reduce((a, b) => off(b) < off(a) ? b : a);
  }

  #way(seat) { return [this.middle[0] - this.hall.x[seat], this.middle[1] - this.hall.y[seat]]; }

  #quality(seat) {
    const { distance, angle } = this.from(seat);
    const found = LIMITS.findIndex(([farthest, widest]) => distance * 100 <= farthest && angle <= widest);
    return found < 0 ? LIMITS.length : found;
  }
}
