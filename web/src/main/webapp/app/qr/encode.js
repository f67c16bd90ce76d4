// QR codes (ISO/IEC 18004) of any text, drawn without a network. With the lowest error correction, as the platform draws its own: a signed
// code is long, and larger modules help a camera more than redundancy.
import { FORMAT_CHECK, FORMAT_MASK, MASKS, POWER, VERSION_CHECK, alignment, checked, times } from './standard.js';

// By version, from 1: codewords of error correction in a block, and blocks.
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21,
  22, 24, 25];
const BYTE_MODE = 4;
const LEVEL_L = 1;
const PADDING = [0xec, 0x11];
const QUIET = 4;

/** Codewords of a version, data and error correction together. */
function capacity(version) {
  const patterns = version < 2 ? 0 : (version / 7 | 0) + 2;
  const modules = (16 * version + 128) * version + 64 - (patterns && (25 * patterns - 10) * patterns - 55) - (version < 7 ? 0 : 36);
  return modules >> 3;
}

const dataCapacity = version => capacity(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
const lengthBits = version => (version < 10 ? 8 : 16);

/** The data as codewords: mode, length, bytes, padding. */
function encode(bytes, version) {
  const bits = [];
  const append = (value, count) => { for (let i = count - 1; i >= 0; i--) bits.push(value >> i & 1); };
  append(BYTE_MODE, 4);
  append(bytes.length, lengthBits(version));
  bytes.forEach(byte => append(byte, 8));
  append(0, Math.min(4, dataCapacity(version) * 8 - bits.length));
  append(0, -bits.length & 7);
  const data = [];
  for (let i = 0; i < bits.length; i += 8) data.push(bits.slice(i, i + 8).reduce((byte, bit) => byte << 1 | bit, 0));
  for (let i = 0; data.length < dataCapacity(version); i++) data.push(PADDING[i % 2]);
  return data;
}

/** The generator polynomial of Reed and Solomon, without its first coefficient, which is 1. */
function generator(degree) {
  const factors = new Array(degree).fill(0);
  factors[degree - 1] = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) factors[j] = times(factors[j], POWER[i]) ^ (factors[j + 1] ?? 0);
  }
  return factors;
}

function correction(data, factors) {
  const rest = new Array(factors.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    factors.forEach((each, i) => { rest[i] ^= times(each, factor); });
  }
  return rest;
}

/** Data and error correction of all blocks, one codeword of each block after the other. */
function interleave(data, version) {
  const [blocks, ofBlock, all] = [BLOCKS[version - 1], CORRECTION[version - 1], capacity(version)];
  const shorter = blocks - all % blocks;
  const shortest = (all / blocks | 0) - ofBlock;
  const factors = generator(ofBlock);
  let start = 0;
  const parts = Array.from({ length: blocks }, (_, i) => {
    const part = data.slice(start, start += shortest + (i < shorter ? 0 : 1));
    return { part, rest: correction(part, factors) };
  });
  const result = [];
  for (let i = 0; i <= shortest; i++) parts.forEach(({ part }) => { if (i < part.length) result.push(part[i]); });
  for (let i = 0; i < ofBlock; i++) parts.forEach(({ rest }) => result.push(rest[i]));
  return result;
}

class Modules {
  constructor(version) {
    this.size = version * 4 + 17;
    this.dark = new Uint8Array(this.size * this.size);
    this.fixed = new Uint8Array(this.size * this.size);
    this.drawPatterns(version);
  }

  fix(x, y, dark) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y * this.size + x] = dark ? 1 : 0;
    this.fixed[y * this.size + x] = 1;
  }

  drawPatterns(version) {
    const { size } = this;
    for (let i = 0; i < size; i++) {
      this.fix(6, i, i % 2 === 0);
      this.fix(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) this.drawSquares(x, y, 4, [2, 4]);
    const centres = alignment(version);
    const last = centres.length - 1;
    centres.forEach((x, i) => centres.forEach((y, j) => {
      const isAtFinder = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
      if (!isAtFinder) this.drawSquares(x, y, 2, [1]);
    }));
    this.drawFormat(0);
    if (version < 7) return;
    const bits = checked(version, 12, VERSION_CHECK);
    for (let i = 0; i < 18; i++) {
      const [a, b] = [size - 11 + i % 3, i / 3 | 0];
      this.fix(a, b, bits >> i & 1);
      this.fix(b, a, bits >> i & 1);
    }
  }

  /** Squares around a centre. @param light the distances of the light ones */
  drawSquares(x, y, radius, light) {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) this.fix(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }

  drawFormat(mask) {
    const { size } = this;
    const bits = checked(LEVEL_L << 3 | mask, 10, FORMAT_CHECK) ^ FORMAT_MASK;
    for (let i = 0; i < 15; i++) {
      const dark = bits >> i & 1;
      // Around the first finder without the timing patterns, and again beside the two others.
      if (i < 8) this.fix(8, i + (i > 5), dark);
      else this.fix(i === 8 ? 7 : 14 - i, 8, dark);
      if (i < 8) this.fix(size - 1 - i, 8, dark);
      else this.fix(8, size - 15 + i, dark);
    }
    this.fix(8, size - 8, true);
  }

  /** Upwards and downwards in columns of two, from the right. */
  drawData(codewords) {
    const { size } = this;
    let bit = 0;
    for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
      for (let i = 0; i < size * 2; i++) {
        const y = (right + 1 & 2) === 0 ? size - 1 - (i >> 1) : i >> 1;
        const at = y * size + right - i % 2;
        if (!this.fixed[at] && bit < codewords.length * 8) {
          this.dark[at] = codewords[bit >> 3] >> 7 - (bit & 7) & 1;
          bit++;
        }
      }
    }
  }

  /** Applied a second time, it is undone. */
  apply(mask) {
    this.dark.forEach((_, at) => { if (!this.fixed[at] && MASKS[mask](at % this.size, at / this.size | 0)) this.dark[at] ^= 1; });
  }

  /** How much there is that confuses a reader. */
  penalty() {
    const { size, dark } = this;
    let result = 0;
    for (let a = 0; a < size; a++) {
      let [row, column] = ['', ''];
      for (let b = 0; b < size; b++) {
        row += dark[a * size + b];
        column += dark[b * size + a];
        const at = a * size + b;
        if (a && b && dark[at] === dark[at - 1] && dark[at] === dark[at - size] && dark[at] === dark[at - size - 1]) result += 3;
      }
      for (const line of [row, column]) {
        for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) result += run.length - 2;
        result += 40 * [...`0000${line}0000`.matchAll(/(?=00001011101|10111010000)/g)].length;
      }
    }
    const share = dark.reduce((sum, each) => sum + each, 0) / (size * size);
    return result + 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
  }
}

/** A text as a QR code: the size with the quiet zone around it, and the dark modules as the path of an SVG. */
export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  let version = 1;
  while (dataCapacity(version) * 8 < 4 + lengthBits(version) + bytes.length * 8) {
    if (++version > 40) throw new RangeError(`${bytes.length} bytes do not fit`);
  }
  const modules = new Modules(version);
  modules.drawData(interleave(encode(bytes, version), version));
  const penalties = MASKS.map((_, mask) => {
    modules.apply(mask);
    modules.drawFormat(mask);
    const penalty = modules.penalty();
    modules.apply(mask);
    return penalty;
  });
  const best = penalties.indexOf(Math.min(...penalties));
  modules.apply(best);
  modules.drawFormat(best);
  return { size: modules.size + 2 * QUIET, path: pathOf(modules) };
}

function pathOf({ size, dark }) {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && dark[y * size + x]) x++;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
