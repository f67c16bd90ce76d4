// The colours of the map, from the tokens of the page and the colours of the grades.

const token = (style, name, otherwise) => style.getPropertyValue(name).trim() || otherwise;

function channels(colour) {
  const context = channels.context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#888';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

const linear = value => value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;

/** Relative luminance, as WCAG defines it. */
export const luminance = rgb => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);

export const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

const mix = (a, b, share) => a.map((value, i) => Math.round(value * (1 - share) + b[i] * share));
const css = rgb => `rgb(${rgb.join(' ')})`;

/** A colour moved away from a ground until it stands out from it. */
function standingOut(colour, ground, ratio) {
  const to = luminance(ground) > 0.4 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share <= 1; share += 0.1) {
    const tried = mix(colour, to, share);
    if (contrast(tried, ground) >= ratio) return tried;
  }
  return to;
}

export function palette(element, grades) {
  const style = getComputedStyle(element);
  const surface = channels(token(style, '--surface', '#fff'));
  const ink = channels(token(style, '--ink', '#111'));
  const ground = mix(surface, ink, 0.04);
  return {
    floor: css(surface),
    ground: css(ground),
    ink: css(ink),
    line: token(style, '--line', '#ccc'),
    muted: token(style, '--muted', '#666'),
    focus: token(style, '--focus', '#06c'),
    stage: css(mix(surface, ink, 0.16)),
    stageText: css(ink),
    sectionGone: css(mix(surface, ink, 0.08)),
    farText: css(ink),
    held: css(standingOut(channels(token(style, '--seat-held', '#8a8f98')), surface, 3)),
    sold: css(mix(channels(token(style, '--seat-sold', '#b6bac2')), ink, 0.3)),
    blocked: css(mix(channels(token(style, '--seat-blocked', '#d5d8dd')), ink, 0.3)),
    filtered: token(style, '--line', '#ccc'),
    own: token(style, '--seat-own', '#111'),
    pending: token(style, '--seat-own', '#111'),
    ownText: css(contrast(channels(token(style, '--seat-own', '#111')), [255, 255, 255]) >= 4.5 ? [255, 255, 255] : [0, 0, 0]),
    font: style.fontFamily,
    grades: grades.map((grade, index) => {
      const fill = channels(grade.colour || token(style, `--seat-free-${index % 8 + 1}`, '#1d6f42'));
      return {
        fill: css(fill),
        edge: css(standingOut(fill, surface, 3)),
        text: css(contrast(fill, [255, 255, 255]) >= contrast(fill, [0, 0, 0]) * 0.7 ? [255, 255, 255] : [0, 0, 0]),
        // Text on it is in the colour of the ink, so it stays pale.
        far: share => css(mix(surface, fill, 0.16 + 0.24 * Math.sqrt(share))),
      };
    }),
  };
}
