// The text of a QR code out of its modules (ISO/IEC 18004, model 2). No DOM.
import { corrected } from './correction.js';
import { FORMAT_CHECK, FORMAT_MASK, MASKS, VERSION_CHECK, alignment, checked } from './standard.js';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
// By the two bits of the level: M, L, H, Q. Then by version, from 1 on.
const CORRECTION_BYTES = [
  '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
].map(numbers);
const BLOCKS = [
  '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
  '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
].map(numbers);
const MOST_WRONG_BITS = 3;

function numbers(text) {
  return text.split(' ').map(Number);
}

/** The text of a square of modules, or null if it is no code or cannot be corrected. */
export function textOf(modules) {
  return read(modules) ?? read(mirrored(modules));
}

function read(modules) {
  const size = modules.width;
  const version = (size - 17) / 4;
  const format = formatOf(modules);
  if (format === null || (version >= 7 && versionOf(modules) !== version)) return null;
  const bytes = dataBytes(codewords(modules, version, MASKS[format & 7]), version, format >> 3);
  return bytes && content(bytes, version);
}

/** Of a code that is seen in a mirror or through glass. */
function mirrored(modules) {
  const other = new modules.constructor(modules.width, modules.height);
  for (let y = 0; y < modules.height; y++) {
    for (let x = 0; x < modules.width; x++) other.data[x * modules.width + y] = modules.data[y * modules.width + x];
  }
  return other;
}

const bitCount = value => {
  let [count, rest] = [0, value];
  for (; rest; rest &= rest - 1) count++;
  return count;
};

/** The value whose code differs from what was read in the fewest bits, or null if that is too many. */
function nearest(seen, values, codeOf) {
  const best = values.map(value => ({ value, wrong: Math.min(...seen.map(each => bitCount(each ^ codeOf(value)))) }))
    .reduce((a, b) => b.wrong < a.wrong ? b : a);
  return best.wrong <= MOST_WRONG_BITS ? best.value : null;
}

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

/** Level and mask, which stand there twice. */
function formatOf(modules) {
  const last = modules.width - 1;
  const bitsOf = places => places.reduce((value, [x, y]) => value << 1 | modules.get(x, y), 0);
  const near = bitsOf([[0, 8], [1, 8], [2, 8], [3, 8], [4, 8], [5, 8], [7, 8], [8, 8], [8, 7], ...range(0, 6).map(i => [8, 5 - i])]);
  const far = bitsOf([...range(0, 7).map(i => [8, last - i]), ...range(0, 8).map(i => [last - 7 + i, 8])]);
  return nearest([near, far], range(0, 32), value => checked(value, 10, FORMAT_CHECK) ^ FORMAT_MASK);
}

/** From version 7 on. */
function versionOf(modules) {
  const far = modules.width - 11;
  const bitsOf = place => range(0, 18).reduce((value, i) => value | modules.get(...place(far + i % 3, Math.floor(i / 3))) << i, 0);
  return nearest([bitsOf((a, b) => [a, b]), bitsOf((a, b) => [b, a])], range(7, 41), value => checked(value, 12, VERSION_CHECK));
}

/** Which modules carry no data. */
function isFunction(version) {
  const size = version * 4 + 17;
  const places = alignment(version);
  const isCorner = (x, y) => (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
  const isNear = (a, b) => Math.abs(a - b) <= 2;
  const isSmallSquare = (x, y) => {
    const [px, py] = [places.find(each => isNear(each, x)), places.find(each => isNear(each, y))];
    return px !== undefined && py !== undefined && !isCorner(px, py);
  };
  const isVersion = (x, y) => version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11));
  return (x, y) => x === 6 || y === 6 || isCorner(x, y) || isSmallSquare(x, y) || isVersion(x, y);
}

/** Up and down in columns of two, from the right. */
function codewords(modules, version, mask) {
  const size = modules.width;
  const skipped = isFunction(version);
  const bytes = [];
  let [value, bits, isUp] = [0, 0, true];
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern.
    if (right === 6) right--;
    for (let i = 0; i < size; i++) {
      const y = isUp ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (skipped(x, y)) continue;
        value = value << 1 | modules.get(x, y) ^ mask(x, y);
        if (++bits === 8) {
          bytes.push(value);
          [value, bits] = [0, 0];
        }
      }
    }
    isUp = !isUp;
  }
  return bytes;
}

/** The bytes stand interleaved by block; the later blocks may have one byte more. */
function dataBytes(all, version, level) {
  const count = BLOCKS[level][version - 1];
  const checks = CORRECTION_BYTES[level][version - 1];
  const length = Math.floor(all.length / count);
  const longer = all.length % count;
  const blocks = range(0, count).map(i => new Uint8Array(length + (i >= count - longer ? 1 : 0)));
  let at = 0;
  for (let i = 0; i <= length - checks; i++) {
    for (const block of blocks) {
      if (i < block.length - checks) block[i] = all[at++];
    }
  }
  for (let i = checks; i > 0; i--) {
    for (const block of blocks) block[block.length - i] = all[at++];
  }
  const data = [];
  for (const block of blocks) {
    const right = corrected(block, checks);
    if (!right) return null;
    data.push(...right.subarray(0, right.length - checks));
  }
  return data;
}

/** Digits, capitals and bytes. A code with anything else is not one of ours. */
function content(data, version) {
  let at = 0;
  const take = count => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value << 1 | data[at >> 3] >> 7 - (at & 7) & 1;
    return value;
  };
  const bytes = [];
  const say = text => bytes.push(...new TextEncoder().encode(text));
  const long = version < 10 ? 0 : version < 27 ? 1 : 2;
  while (data.length * 8 - at >= 4) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 1) {
      let left = take([10, 12, 14][long]);
      for (; left > 0; left -= 3) {
        const digits = Math.min(left, 3);
        say(String(take([0, 4, 7, 10][digits])).padStart(digits, '0'));
      }
    } else if (mode === 2) {
      let left = take([9, 11, 13][long]);
      for (; left > 1; left -= 2) {
        const pair = take(11);
        say(ALPHANUMERIC.charAt(Math.floor(pair / 45)) + ALPHANUMERIC.charAt(pair % 45));
      }
      if (left) say(ALPHANUMERIC.charAt(take(6)));
    } else if (mode === 4) {
      let left = take(long ? 16 : 8);
      for (; left > 0; left--) bytes.push(take(8));
    } else if (mode === 7) {
      // Names a character set in one byte. Ours is always UTF-8.
      take(8);
    } else {
      return null;
    }
    if (at > data.length * 8) return null;
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
