// Where a QR code is in a picture: its three large squares, and the small one near the fourth corner. No DOM.
const LARGE = [1, 1, 3, 1, 1];
const SMALL = [1, 1, 1];
const MOST_SQUARES = 12;
const MOST_WRONG = 4;
const STEP = 0.25;

/**
 * The alternating runs through a dark point in one direction, and how far the middle of the middle run is from the point. Null if the point
 * is light, a run is too long, or the picture ends too early.
 */
function through(bits, x, y, dx, dy, count, most) {
  const outwards = sign => {
    const lengths = [];
    let [px, py] = [x, y];
    for (let i = 0; i <= count >> 1; i++) {
      let length = 0;
      while (px >= 0 && py >= 0 && px < bits.width && py < bits.height && bits.data[py * bits.width + px] === 1 - i % 2) {
        if (++length > most) return null;
        px += dx * sign;
        py += dy * sign;
      }
      if (length === 0) return null;
      lengths.push(length);
    }
    return lengths;
  };
  const back = outwards(-1);
  const forth = back && outwards(1);
  if (!forth) return null;
  const runs = [...back.slice(1).reverse(), back[0] + forth[0] - 1, ...forth.slice(1)];
  return { runs, shift: (forth[0] - back[0]) / 2 };
}

/** The size of a module if the runs fit the pattern, or 0. */
function moduleSize(runs, pattern, tolerance) {
  let [total, modules] = [0, 0];
  for (let i = 0; i < pattern.length; i++) {
    if (runs[i] === 0) return 0;
    total += runs[i];
    modules += pattern[i];
  }
  if (total < modules) return 0;
  const size = total / modules;
  for (let i = 0; i < pattern.length; i++) {
    // Whatever the size, one point more or less is only the edge.
    if (Math.abs(runs[i] - pattern[i] * size) > Math.max(pattern[i] * size * tolerance, 1)) return 0;
  }
  return size;
}

/** Looks at a candidate in three directions. Its exact middle and the size of a module, or null. */
function confirmed(bits, x, y, estimate) {
  const most = Math.ceil(estimate * 5) + 2;
  const column = Math.round(x);
  const down = through(bits, column, y, 0, 1, LARGE.length, most);
  const high = down && moduleSize(down.runs, LARGE, 0.5);
  if (!high) return null;
  const middleY = y + down.shift;
  const across = through(bits, column, Math.round(middleY), 1, 0, LARGE.length, most);
  const wide = across && moduleSize(across.runs, LARGE, 0.5);
  if (!wide || Math.max(high, wide) > 2 * Math.min(high, wide)) return null;
  const middleX = column + across.shift;
  // Of a code that is seen from the side, one diagonal is much shorter than the other.
  const isSquare = [1, -1].some(slope => {
    const slant = through(bits, Math.round(middleX), Math.round(middleY), 1, slope, LARGE.length, most);
    return slant && moduleSize(slant.runs, LARGE, 0.75);
  });
  if (!isSquare) return null;
  return { x: middleX, y: middleY, size: (high + wide) / 2 };
}

/** The same square is found in several rows. */
function collect(found, each) {
  const same = found.find(other => Math.hypot(other.x - each.x, other.y - each.y) < 2 * Math.max(other.size, each.size));
  if (!same) {
    found.push({ ...each, times: 1 });
    return;
  }
  for (const name of ['x', 'y', 'size']) same[name] = (same[name] * same.times + each[name]) / (same.times + 1);
  same.times++;
}

/** The large squares, those first that were found in most rows. */
export function squares(bits) {
  const found = [];
  const { width, height, data } = bits;
  const runs = [0, 0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    runs.fill(0);
    let colour = 0;
    for (let x = 0; x <= width; x++) {
      const next = x < width ? data[y * width + x] : 1 - colour;
      if (next !== colour) {
        // A pattern ends with a dark run.
        const size = colour === 1 && moduleSize(runs, LARGE, 0.5);
        const square = size && confirmed(bits, x - runs[4] - runs[3] - (runs[2] + 1) / 2, y, size);
        if (square) collect(found, square);
        runs.copyWithin(0, 1);
        runs[4] = 0;
        colour = next;
      }
      runs[4]++;
    }
  }
  return found.sort((a, b) => b.times - a.times).slice(0, MOST_SQUARES);
}

/** Three squares each that may be the corners of one code, first those that are regular and were found in many rows. */
export function corners(found) {
  const triples = [];
  for (let a = 0; a < found.length; a++) {
    for (let b = a + 1; b < found.length; b++) {
      for (let c = b + 1; c < found.length; c++) {
        const triple = arranged(found[a], found[b], found[c]);
        if (triple) triples.push(triple);
      }
    }
  }
  return triples.sort((a, b) => a.doubt - b.doubt);
}

export const distance = (p, q) => Math.hypot(p.x - q.x, p.y - q.y);

function arranged(...three) {
  const sizes = three.map(each => each.size);
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (large > 1.8 * small) return null;
  // The top left one is opposite the longest side.
  const [topLeft, p, q] = three.map((each, i) => [each, three[(i + 1) % 3], three[(i + 2) % 3]])
    .reduce((best, each) => distance(each[1], each[2]) > distance(best[1], best[2]) ? each : best);
  const [one, two] = [distance(topLeft, p), distance(topLeft, q)];
  if (Math.min(one, two) < 10 * small || Math.max(one, two) > 1.8 * Math.min(one, two)) return null;
  const oddness = Math.abs(1 - distance(p, q) / Math.hypot(one, two)) + Math.abs(one - two) / (one + two)
    + (large - small) / (large + small);
  if (oddness > 0.7) return null;
  const doubt = oddness + 1 / Math.min(...three.map(each => each.times));
  const isClockwise = (p.x - topLeft.x) * (q.y - topLeft.y) > (p.y - topLeft.y) * (q.x - topLeft.x);
  return { topLeft, topRight: isClockwise ? p : q, bottomLeft: isClockwise ? q : p, doubt };
}

/** The size of a module of a large square in one direction, or 0: both ways to the end of its outer ring. */
export function sizeAlong(bits, { x, y }, [dx, dy]) {
  const reach = sign => {
    let [colour, changes] = [1, 0];
    for (let t = 0; t < bits.width; t += STEP) {
      const next = bits.get(Math.round(x + sign * t * dx), Math.round(y + sign * t * dy));
      if (next !== colour) {
        colour = next;
        if (++changes === 3) return t;
      }
    }
    return 0;
  };
  const [back, forth] = [reach(-1), reach(1)];
  return back && forth ? (back + forth) / 7 : 0;
}

/**
 * The small square near a point, or null. Its middle is dark, around it are a ring of light and one of dark.
 *
 * @param across the step of one module to the right, about
 * @param down   the step of one module down
 */
export function smallSquare(bits, expected, across, down, reach) {
  const size = (Math.hypot(...across) + Math.hypot(...down)) / 2;
  const [left, right] = [Math.max(0, Math.floor(expected.x - reach)), Math.min(bits.width - 1, Math.ceil(expected.x + reach))];
  const [top, bottom] = [Math.max(0, Math.floor(expected.y - reach)), Math.min(bits.height - 1, Math.ceil(expected.y + reach))];
  const most = Math.ceil(size * 2) + 1;
  let best = null;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      // Each dark run once, at its first point.
      if (bits.data[row * bits.width + column] !== 1 || bits.get(column - 1, row) === 1) continue;
      const wide = through(bits, column, row, 1, 0, SMALL.length, most);
      if (!wide || !isSmall(wide.runs, size)) continue;
      const x = column + wide.shift;
      const high = through(bits, Math.round(x), row, 0, 1, SMALL.length, most);
      if (!high || !isSmall(high.runs, size)) continue;
      const found = { x, y: row + high.shift };
      found.wrong = wrongModules(bits, found, across, down);
      found.away = distance(found, expected);
      if (found.wrong <= MOST_WRONG && (!best || found.wrong < best.wrong || (found.wrong === best.wrong && found.away < best.away))) {
        best = found;
      }
    }
  }
  return best;
}

const isSmall = (runs, size) => runs.every(each => Math.abs(each - size) <= Math.max(size * 0.7, 1));

/** How many of the 25 modules have the wrong colour. */
function wrongModules(bits, { x, y }, across, down) {
  let wrong = 0;
  for (let v = -2; v <= 2; v++) {
    for (let u = -2; u <= 2; u++) {
      const isDark = Math.max(Math.abs(u), Math.abs(v)) !== 1 ? 1 : 0;
      if (bits.get(Math.round(x + u * across[0] + v * down[0]), Math.round(y + u * across[1] + v * down[1])) !== isDark) wrong++;
    }
  }
  return wrong;
}
