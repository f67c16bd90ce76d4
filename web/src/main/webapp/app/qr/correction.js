// Errors in a block of bytes, corrected by its check bytes (Reed-Solomon over GF(256), polynomial 0x11d). No DOM.
import { LOG, POWER, times } from './standard.js';

const inverse = a => POWER[255 - LOG[a]];

/** The value at x of a polynomial, the coefficient of x⁰ first. */
function valueAt(polynomial, x) {
  let value = 0;
  for (let i = polynomial.length - 1; i >= 0; i--) value = times(value, x) ^ polynomial[i];
  return value;
}

/** The corrected block, or null if more is wrong than can be corrected. */
export function corrected(block, checks) {
  const reversed = block.slice().reverse();
  const syndromes = Array.from({ length: checks }, (_, i) => valueAt(reversed, POWER[i]));
  if (syndromes.every(each => each === 0)) return block;
  const locator = locatorOf(syndromes);
  const wrong = locator.length - 1;
  if (wrong > checks / 2) return null;
  // The byte at place i from the end is wrong if the locator is zero at α⁻ⁱ.
  const places = [];
  for (let i = 0; i < block.length; i++) {
    if (valueAt(locator, POWER[(255 - i) % 255]) === 0) places.push(i);
  }
  if (places.length !== wrong) return null;
  const evaluator = syndromes.map((_, i) => locator.reduce((sum, each, j) => j <= i ? sum ^ times(each, syndromes[i - j]) : sum, 0));
  // Its derivative has the odd terms only.
  const derivative = locator.slice(1).map((each, i) => i % 2 === 0 ? each : 0);
  const right = block.slice();
  for (const place of places) {
    const x = POWER[(255 - place) % 255];
    const error = times(POWER[place], times(valueAt(evaluator, x), inverse(valueAt(derivative, x))));
    right[block.length - 1 - place] ^= error;
  }
  return right;
}

/** Berlekamp and Massey's shortest shift register that makes the syndromes. */
function locatorOf(syndromes) {
  let [current, previous, length, shift, last] = [[1], [1], 0, 1, 1];
  for (let n = 0; n < syndromes.length; n++) {
    let difference = syndromes[n];
    for (let i = 1; i <= length; i++) difference ^= times(current[i] ?? 0, syndromes[n - i]);
    if (difference === 0) {
      shift++;
      continue;
    }
    const factor = times(difference, inverse(last));
    const next = current.slice();
    previous.forEach((each, i) => { next[i + shift] = (next[i + shift] ?? 0) ^ times(factor, each); });
    for (let i = 0; i < next.length; i++) next[i] ??= 0;
    if (2 * length <= n) {
      [previous, last, length, shift] = [current, difference, n + 1 - length, 1];
    } else {
      shift++;
    }
    current = next;
  }
  while (current.length > 1 && current.at(-1) === 0) current.pop();
  return current;
}
