// Black and white out of colours. No DOM.
const BLOCK = 8;
const REACH = 2;

/** The brightness of RGBA points as people see it, one byte each. */
export function grey(pixels) {
  const points = new Uint8Array(pixels.length / 4);
  for (let i = 0, at = 0; i < points.length; i++, at += 4) {
    points[i] = (pixels[at] * 306 + pixels[at + 1] * 601 + pixels[at + 2] * 117) >> 10;
  }
  return points;
}

/** A picture of bits, one byte each. Outside it is white. */
export class Bits {
  constructor(width, height, data = new Uint8Array(width * height)) {
    Object.assign(this, { width, height, data });
  }

  get(x, y) {
    return x >= 0 && y >= 0 && x < this.width && y < this.height ? this.data[y * this.width + x] : 0;
  }
}

/**
 * Compares each point with the mean around it, so that shadows, dim screens and reflections matter little.
 *
 * @param grey     one byte a point
 * @param contrast less than this between the darkest and the brightest point of a block is one colour with noise
 * @returns the picture with 1 for dark, or for bright if `inverted`
 */
export function binarize(grey, width, height, contrast, inverted) {
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const levels = blockLevels(grey, width, height, columns, rows, contrast);
  const bits = new Bits(width, height);
  const sides = inverted ? [0, 1] : [1, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const threshold = around(levels, column, row, columns, rows);
      const [right, bottom] = [Math.min(width, (column + 1) * BLOCK), Math.min(height, (row + 1) * BLOCK)];
      for (let y = row * BLOCK; y < bottom; y++) {
        for (let at = y * width + column * BLOCK, end = y * width + right; at < end; at++) {
          bits.data[at] = grey[at] <= threshold ? sides[0] : sides[1];
        }
      }
    }
  }
  return bits;
}

/** The mean of each block; of a block of one colour what makes it white, or black if its neighbours say so. */
function blockLevels(grey, width, height, columns, rows, contrast) {
  const levels = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [sum, low, high] = [0, 255, 0];
      // The last blocks overlap those before them.
      const left = Math.max(0, Math.min(column * BLOCK, width - BLOCK));
      const top = Math.max(0, Math.min(row * BLOCK, height - BLOCK));
      for (let y = top; y < top + BLOCK; y++) {
        for (let at = y * width + left, end = at + BLOCK; at < end; at++) {
          const value = grey[at];
          sum += value;
          if (value < low) low = value;
          if (value > high) high = value;
        }
      }
      const at = row * columns + column;
      levels[at] = sum / (BLOCK * BLOCK);
      if (high - low <= contrast) {
        levels[at] = low / 2;
        if (row > 0 && column > 0) {
          const near = (levels[at - columns] + 2 * levels[at - 1] + levels[at - columns - 1]) / 4;
          if (low < near) levels[at] = near;
        }
      }
    }
  }
  return levels;
}

function around(levels, column, row, columns, rows) {
  const left = Math.max(0, Math.min(column - REACH, columns - 2 * REACH - 1));
  const top = Math.max(0, Math.min(row - REACH, rows - 2 * REACH - 1));
  const right = Math.min(columns, left + 2 * REACH + 1);
  const bottom = Math.min(rows, top + 2 * REACH + 1);
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += levels[y * columns + x];
  }
  return sum / ((right - left) * (bottom - top));
}
