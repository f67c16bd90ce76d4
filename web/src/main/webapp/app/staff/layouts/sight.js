// The sightlines of a layout: the line of one seat on the surface, and in words; how many seats are of which quality.
import { count } from '../../core/format.js';
import { html, nothing, svg } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { LIMITS } from './sightlines.js';

const rounded = value => Math.round(value);

/** The seats of a section as one path for each quality. The worse it is, the smaller they are: colour alone would not do. */
export function qualityPaths(lines, index, size) {
  const paths = [...LIMITS, null].map(() => '');
  for (const seat of lines.seatsOf(index)) paths[lines.qualities[seat]] += `M${lines.pointOf(seat).map(rounded).join(' ')}h0`;
  return paths.map((path, quality) => svg`<path class="sight-${quality}" stroke-width=${size * (1 - 0.15 * quality)} d=${path}></path>`);
}

/** The line from a seat to the middle of the stage, and who sits in it. */
export function lineOf(lines, seat, size) {
  const [x, y] = lines.pointOf(seat);
  const ring = (other, name) => {
    const [cx, cy] = lines.pointOf(other);
    return svg`<circle class=${name} cx=${cx} cy=${cy} r=${size * 0.6}></circle>`;
  };
  return svg`<line class="sight-line" x1=${x} y1=${y} x2=${lines.middle[0]} y2=${lines.middle[1]}></line>
    ${lines.inLine(seat).map(other => ring(other, 'sight-covers'))}${ring(seat, 'sight-seat')}`;
}

function words(page, seat) {
  const { sightlines: lines } = page;
  const { distance, angle } = lines.from(seat);
  const name = other => `${page.layout.sections[lines.sectionOf(other)].name} ${lines.labelOf(other)}`;
  const covering = lines.inLine(seat);
  return html`<b>${name(seat)}</b>
    ${t('organiser.sight.from', { metres: distance.toFixed(1), degrees: rounded(angle) })}
    ${covering.length ? t('organiser.sight.covered', { seats: covering.map(name).join(', ') }) : t('organiser.sight.clear')}`;
}

export function sightPanel(page) {
  const { qualities, covered } = page.sightlines.counts();
  const seat = page.seatInSight;
  return html`<section class="card stack tight" aria-label=${t('organiser.mode.sight')}>
    <p role="status" data-sight=${seat}>${seat < 0 ? t('organiser.sight.choose') : words(page, seat)}</p>
    <dl class="pairs num">${qualities.map((n, quality) => html`<div data-quality=${quality}><dt><svg class="dot" viewBox="0 0 10 10"
        aria-hidden="true"><path class="sight-${quality}" stroke-width=${9 * (1 - 0.15 * quality)} d="M5 5h0"></path></svg>
      ${quality < LIMITS.length ? t('organiser.sight.within', { metres: LIMITS[quality][0] / 100, degrees: LIMITS[quality][1] })
    : t('organiser.sight.beyond')}</dt><dd>${count(n)}</dd></div>`)}
      <div><dt>${t('organiser.sight.allCovered')}</dt><dd>${count(covered)}</dd></div></dl>
    ${covered ? html`<p class="small muted">${t('organiser.sight.advice')}</p>` : nothing}</section>`;
}
