// What writing and reading a QR code have in common (ISO/IEC 18004).

/** Which modules a mask inverts. */
export const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2 === 0,
  (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0,
  (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0,
];

/** Powers and logarithms in the field of 256 elements. */
export const POWER = new Uint8Array(510);
export const LOG = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i++) {
  POWER[i] = POWER[i + 255] = value;
  LOG[value] = i;
  value = value << 1 ^ (value >> 7) * 0x11d;
}
export const times = (a, b) => (a && b ? POWER[LOG[a] + LOG[b]] : 0);

/** The centres of the alignment patterns, on each axis. */
export function alignment(version) {
  if (version === 1) return [];
  const count = (version / 7 | 0) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - (count - 2 - i) * step)];
}

/** The bits with their check bits. */
export function checked(value, bits, polynomial) {
  let rest = value;
  for (let i = 0; i < bits; i++) rest = rest << 1 ^ (rest >> bits - 1) * polynomial;
  return value << bits | rest;
}

/** The generators of the check bits of a version, and of a format, and what a format is masked with. */
export const VERSION_CHECK = 0x1f25;
export const FORMAT_CHECK = 0x537;
export const FORMAT_MASK = 0x5412;
