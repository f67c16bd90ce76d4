// The seats of a performance: plan, states and one's own. No DOM.

export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;

const NAMES = ['free', 'held', 'sold', 'blocked'];
const MEMBERS = [['available', FREE], ['locked', HELD], ['sold', SOLD], ['blocked', BLOCKED]];

export class SeatModel {
  constructor(plan) {
    this.plan = plan;
    this.count = plan.seats;
    this.states = new Uint8Array(plan.seats).fill(BLOCKED);
    /** Sequence number of the run that a seat belongs to. Neighbours in a run sit side by side. */
    this.run = new Uint32Array(plan.seats);
    this.row = new Uint16Array(plan.seats);
    this.number = new Uint16Array(plan.seats);
    this.section = new Uint16Array(plan.seats);
    this.accessible = new Set(plan.accessible);
    this.companions = new Set(plan.companions);
    this.restricted = new Set(plan.restrictedView);
    this.own = new Set();
    this.pending = new Set();
    this.version = null;
    this.free = plan.grades.map(() => 0);
    this.held = plan.grades.map(() => 0);
    this.blocked = plan.grades.map(() => 0);
    this.sectionFree = new Uint32Array(plan.sections.length);
    this.sectionHeld = new Uint32Array(plan.sections.length);
    this.shown = plan.grades.map(() => true);
    this.nextExpiry = null;
    this.#number();
  }

  #number() {
    let run = 0;
    this.plan.sections.forEach((section, index) => {
      let seat = section.first;
      for (const [row, first, count] of section.runs) {
        for (let k = 0; k < count; k += 1, seat += 1) {
          this.run[seat] = run;
          this.row[seat] = row;
          this.number[seat] = first + k;
          this.section[seat] = index;
        }
        run += 1;
      }
    });
  }

  /** Takes an answer of `states`. Returns whether anything changed. @throws PlanChanged if it belongs to another plan */
  accept(answer) {
    if (answer.planVersion !== undefined && answer.planVersion !== this.plan.version) throw new PlanChanged();
    if (answer.version === this.version && !answer.complete) return this.#counts(answer);
    this.version = answer.version;
    const changed = answer.complete ? this.#all(answer.states) : this.#some(answer.changes);
    return this.#counts(answer) || changed;
  }

  /** Takes a frame of the socket. */
  acceptFrame({ version, data }) {
    this.version = version;
    return this.#some(data);
  }

  #all(text) {
    const bytes = Uint8Array.from(atob(text), char => char.charCodeAt(0));
    for (let seat = 0; seat < this.count; seat += 1) this.states[seat] = bytes[seat >> 2] >> (seat & 3) * 2 & 3;
    this.#countSections();
    return true;
  }

  #some(changes) {
    let changed = false;
    for (const [member, state] of MEMBERS) {
      for (const seat of changes[member] ?? []) {
        if (this.states[seat] === state) continue;
        const before = this.states[seat];
        const grade = this.gradeOf(seat);
        this.#count(seat, before, -1);
        this.#count(seat, state, 1);
        this.free[grade] += (state === FREE) - (before === FREE);
        this.held[grade] += (state === HELD) - (before === HELD);
        this.states[seat] = state;
        changed = true;
      }
    }
    return changed;
  }

  #counts({ free, held, nextExpiry }) {
    if (!free) return false;
    const changed = free.some((n, grade) => n !== this.free[grade]) || held.some((n, grade) => n !== this.held[grade]);
    this.free = free;
    this.held = held;
    this.nextExpiry = nextExpiry ?? null;
    return changed;
  }

  #countSections() {
    [this.sectionFree, this.sectionHeld, this.blocked].forEach(counts => counts.fill(0));
    for (let seat = 0; seat < this.count; seat += 1) this.#count(seat, this.states[seat], 1);
  }

  /* Counts that no answer contains. */
  #count(seat, state, change) {
    if (state === FREE) this.sectionFree[this.section[seat]] += change;
    else if (state === HELD) this.sectionHeld[this.section[seat]] += change;
    else if (state === BLOCKED) this.blocked[this.gradeOf(seat)] += change;
  }

  /** How many seats of a grade are sold. */
  soldOf(grade) { return this.plan.grades[grade].total - this.free[grade] - this.held[grade] - this.blocked[grade]; }

  /** One's own seats are neither free nor somebody's, whatever the last answer says. */
  setOwn(seats) {
    this.own = new Set(seats);
    this.pending = new Set();
  }

  gradeOf(seat) { return this.plan.sections[this.section[seat]].grade; }

  priceOf(seat) { return this.plan.grades[this.gradeOf(seat)].price; }

  /** One of own, pending, free, held, sold, blocked. */
  statusOf(seat) {
    if (this.own.has(seat)) return 'own';
    if (this.pending.has(seat)) return 'pending';
    return NAMES[this.states[seat]];
  }

  isFree(seat) { return this.states[seat] === FREE && !this.own.has(seat) && !this.pending.has(seat); }

  /** Whether the seat is free and its grade is not filtered out. */
  isOffered(seat) { return this.isFree(seat) && this.shown[this.gradeOf(seat)]; }

  /** Whether two seats sit side by side. */
  areNeighbours(a, b) { return b === a + 1 && b < this.count && this.run[a] === this.run[b]; }

  /** The seat of a section's name, row and number, or -1. */
  find(sectionName, row, number) {
    for (const [index, section] of this.plan.sections.entries()) {
      if (section.name !== sectionName) continue;
      for (let seat = section.first; seat < section.first + section.count; seat += 1) {
        if (this.row[seat] === row && this.number[seat] === number && this.section[seat] === index) return seat;
      }
    }
    return -1;
  }

  get freeInAll() { return this.free.reduce((sum, each) => sum + each, 0); }

  get isSoldOut() { return this.version !== null && this.freeInAll === 0 && this.held.every(each => each === 0); }

  /** The letter of each grade: its first one, or the next that no other grade has. Colour alone would not do. */
  get letters() {
    const taken = new Set();
    return this.plan.grades.map((grade, index) => {
      const letter = [...grade.name.toUpperCase()].find(each => /[\p{L}\p{N}]/u.test(each) && !taken.has(each)) ?? String(index + 1);
      taken.add(letter);
      return letter;
    });
  }
}

/** The plan that the page has is out of date. */
export class PlanChanged extends Error {
}
