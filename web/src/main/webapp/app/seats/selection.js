// Which seats one tap takes, and whether it leaves a single seat behind. No DOM.

/* A group beside a wheelchair place is right only for those who asked for one. */
const isSpecial = (model, seat) => model.accessible.has(seat) || model.companions.has(seat);

const isRestricted = (model, seat) => model.restricted.has(seat);

/** The free seats beside each other around a seat, as [first, last]. */
function stretch(model, seat) {
  let [first, last] = [seat, seat];
  while (model.areNeighbours(first - 1, first) && model.isFree(first - 1)) first -= 1;
  while (model.areNeighbours(last, last + 1) && model.isFree(last + 1)) last += 1;
  return [first, last];
}

/**
 * The seats that a tap on a free seat takes: `size` seats side by side that contain it. Among those, the one that has no wheelchair place
 * unless one was tapped, sees all of the stage, leaves no single seat, and has the tapped seat in its middle. If there is no such row of
 * seats, the nearest free seats of the same section.
 *
 * @param distance (a, b) => how far two seats are apart; only used if they cannot be side by side
 * @returns {{seats: number[], together: boolean} | null} null if the section has too few
 */
export function group(model, seat, size, distance) {
  if (!model.isFree(seat)) return null;
  const [first, last] = stretch(model, seat);
  const wantsSpecial = isSpecial(model, seat);
  let best = null;
  for (let from = Math.max(first, seat - size + 1); from <= Math.min(seat, last - size + 1); from += 1) {
    const seats = Array.from({ length: size }, (_, k) => from + k);
    const cost = 100 * (wantsSpecial ? 0 : seats.filter(each => isSpecial(model, each)).length)
      + 20 * seats.filter(each => isRestricted(model, each)).length
      + 10 * orphans(model, seats).length + Math.abs(from + (size - 1) / 2 - seat);
    if (!best || cost < best.cost) best = { seats, cost };
  }
  if (best) return { seats: best.seats, together: true };
  const { first: begin, count } = model.plan.sections[model.section[seat]];
  const others = Array.from({ length: count }, (_, k) => begin + k)
    .filter(each => each !== seat && model.isFree(each) && (wantsSpecial || !isSpecial(model, each)))
    .sort((a, b) => distance(seat, a) - distance(seat, b));
  return others.length < size - 1 ? null : { seats: [seat, ...others.slice(0, size - 1)].sort((a, b) => a - b), together: false };
}

/** The free seats that would have no free neighbour if these were taken, and have one now. */
export function orphans(model, seats) {
  const taken = new Set(seats);
  const isFree = seat => seat >= 0 && seat < model.count && model.isFree(seat) && !taken.has(seat);
  const found = new Set();
  for (const seat of seats) {
    for (const beside of [seat - 1, seat + 1]) {
      const isBeside = beside < seat ? model.areNeighbours(beside, seat) : model.areNeighbours(seat, beside);
      if (!isBeside || !isFree(beside)) continue;
      const left = model.areNeighbours(beside - 1, beside) && isFree(beside - 1);
      const right = model.areNeighbours(beside, beside + 1) && isFree(beside + 1);
      if (!left && !right) found.add(beside);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The groups of a row that can be taken, for the list: each free seat with the seats that choosing it takes. */
export function choices(model, row, size) {
  const found = [];
  for (let seat = row.first; seat <= row.last; seat += 1) {
    if (!model.isOffered(seat)) continue;
    const [, last] = stretch(model, seat);
    if (last - seat + 1 >= size) found.push({ seat, seats: Array.from({ length: size }, (_, k) => seat + k) });
  }
  return found;
}

/** Seats in words: sections, rows and runs of numbers, such as {section: 'A', row: 3, from: 5, to: 6}. */
export function stretches(model, seats) {
  const found = [];
  for (const seat of [...seats].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && model.areNeighbours(last.seat, seat)) {
      last.seat = seat;
      last.to = model.number[seat];
    } else {
      found.push({ section: model.plan.sections[model.section[seat]].name, row: model.row[seat], from: model.number[seat],
        to: model.number[seat], seat });
    }
  }
  return found.map(({ section, row, from, to }) => ({ section, row, from, to }));
}
