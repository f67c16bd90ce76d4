// Reads the QR code in a grey picture: finds it, samples its modules in perspective, and corrects what is wrong. No DOM.
// ZXing, compiled for browsers by TeaVM, was tried: 42 kB packed instead of 9, and of 329 small, slanted and noisy pictures it read 47
// where this read 104.
import { Bits, binarize } from './binary.js';
import { textOf } from './code.js';
import { corners, distance, sizeAlong, smallSquare, squares } from './finder.js';
import { alignment } from './standard.js';

export { grey } from './binary.js';

const CONTRAST = 20;
const MOST_TRIPLES = 4;
// In modules: how far from where it should be the last small square is looked for, and then the others.
const FIRST_REACH = 14;
const REACH = 2.5;
// From a corner of the code to the middle of a large square, and to that of the last small one.
const LARGE = 3.5;
const SMALL = 6.5;
const LARGEST = 177;
const SMALLEST = 21;

/**
 * @param grey one byte a point
 * @param options.contrast how different dark and light have to be at least
 * @param options.inverted looks for a light code on a dark ground
 * @returns the text, or null
 */
export function decode(grey, width, height, { contrast = CONTRAST, inverted = false } = {}) {
  const bits = binarize(grey, width, height, contrast, inverted);
  for (const triple of corners(squares(bits)).slice(0, MOST_TRIPLES)) {
    const text = textAt(bits, triple);
    if (text !== null) return text;
  }
  return null;
}

function textAt(bits, { topLeft, topRight, bottomLeft }) {
  const corner = measured(bits, topLeft, topRight, bottomLeft);
  if (!corner) return null;
  const across = distance(topLeft, topRight) * 2 / (corner.topLeft.wide + corner.topRight.wide);
  const down = distance(topLeft, bottomLeft) * 2 / (corner.topLeft.high + corner.bottomLeft.high);
  const nearest = Math.round(((across + down) / 2 + 2 * LARGE - 17) / 4) * 4 + 17;
  // The sizes are measured on a few points: of a large code the number of modules may be wrong by some steps.
  for (const count of [0, -4, 4, -8, 8].map(step => nearest + step)) {
    if (count < SMALLEST || count > LARGEST) continue;
    for (const map of mappings(bits, corner, count)) {
      const text = textOf(sampled(bits, map, count));
      if (text !== null) return text;
    }
  }
  return null;
}

/** The three large squares with the sizes of their modules in the directions of the code, or null. */
function measured(bits, topLeft, topRight, bottomLeft) {
  const direction = to => [to.x - topLeft.x, to.y - topLeft.y].map(each => each / distance(topLeft, to));
  const [right, down] = [direction(topRight), direction(bottomLeft)];
  const found = Object.fromEntries(Object.entries({ topLeft, topRight, bottomLeft }).map(([name, each]) =>
    [name, { ...each, wide: sizeAlong(bits, each, right), high: sizeAlong(bits, each, down) }]));
  return Object.values(found).every(({ wide, high }) => wide && high) ? found : null;
}

/**
 * Maps from modules to points of the picture, by the three large squares and what is guessed of the fourth corner, or better by the small
 * squares that are found then.
 */
function* mappings(bits, { topLeft, topRight, bottomLeft }, count) {
  const far = count - LARGE;
  const pairs = [[LARGE, LARGE, topLeft], [far, LARGE, topRight], [LARGE, far, bottomLeft]];
  const places = alignment((count - 17) / 4);
  for (const fourth of fourthCorners(topLeft, topRight, bottomLeft)) {
    const guess = perspective([...pairs, [far, far, fourth]]);
    const last = places.length && squareAt(bits, guess, count - SMALL, count - SMALL, FIRST_REACH);
    if (last) {
      const first = perspective([...pairs, [count - SMALL, count - SMALL, last]]);
      const found = [];
      for (const y of places) {
        for (const x of places) {
          const isCorner = (x === 6 || x === places.at(-1)) && (y === 6 || y === places.at(-1)) && (x === 6 || y === 6);
          const square = isCorner ? null : squareAt(bits, first, x + 0.5, y + 0.5, REACH);
          if (square) found.push([x + 0.5, y + 0.5, square]);
        }
      }
      if (found.length > 1) yield perspective([...pairs, ...found]);
      yield first;
    } else {
      yield guess;
    }
  }
}

/** In perspective, where a large square that is larger is nearer; and as if the code were only slanted. */
function fourthCorners(topLeft, topRight, bottomLeft) {
  const at = (a, b, c) => ({
    x: (b * topRight.x + c * bottomLeft.x - a * topLeft.x) / (b + c - a),
    y: (b * topRight.y + c * bottomLeft.y - a * topLeft.y) / (b + c - a),
  });
  // An area becomes smaller with the third power of the distance.
  const depth = ({ wide, high }) => Math.cbrt(1 / (wide * high));
  return [at(depth(topLeft), depth(topRight), depth(bottomLeft)), at(1, 1, 1)];
}

function squareAt(bits, map, u, v, reach) {
  const [x, y] = map(u, v);
  const step = (du, dv) => {
    const [px, py] = map(u + du, v + dv);
    return [px - x, py - y];
  };
  const [across, down] = [step(1, 0), step(0, 1)];
  return smallSquare(bits, { x, y }, across, down, reach * Math.max(Math.hypot(...across), Math.hypot(...down)));
}

/** The projective map that takes places to points, or comes nearest: least squares of equations in its eight numbers. */
function perspective(pairs) {
  const matrix = Array.from({ length: 8 }, () => new Array(9).fill(0));
  for (const [u, v, { x, y }] of pairs) {
    for (const row of [[u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y]]) {
      for (let i = 0; i < 8; i++) {
        for (let j = 0; j < 9; j++) matrix[i][j] += row[i] * row[j];
      }
    }
  }
  const [a, b, c, d, e, f, g, h] = solved(matrix);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
  };
}

function solved(rows) {
  const count = rows.length;
  for (let i = 0; i < count; i++) {
    let pivot = i;
    for (let j = i + 1; j < count; j++) {
      if (Math.abs(rows[j][i]) > Math.abs(rows[pivot][i])) pivot = j;
    }
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const factor = rows[j][i] / rows[i][i];
      for (let k = i; k <= count; k++) rows[j][k] -= factor * rows[i][k];
    }
  }
  return rows.map((row, i) => row[count] / row[i]);
}

function sampled(bits, map, count) {
  const modules = new Bits(count, count);
  for (let y = 0; y < count; y++) {
    for (let x = 0; x < count; x++) {
      const [px, py] = map(x + 0.5, y + 0.5);
      modules.data[y * count + x] = bits.get(Math.round(px), Math.round(py));
    }
  }
  return modules;
}
