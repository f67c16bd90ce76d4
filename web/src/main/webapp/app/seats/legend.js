// What the colours and shapes of the map mean, and how many seats there are of each.
import { html, nothing } from '../core/html.js';
import { t } from '../core/texts.js';
import { count, time, won } from '../core/format.js';
import { main } from '../core/page.js';
import { palette } from './palette.js';

const LOOKS = [['free', '●'], ['own', '✓'], ['held', '◎'], ['sold', '×'], ['blocked', '–'], ['wheelchair', '♿'],
  ['restricted', '◥']];

export const swatch = (model, index) => html`<span class="swatch" data-grade=${index} aria-hidden="true">${model.letters[index]}</span>`;

/** The policy allows no style in the markup, so colours of grades are set here, after a page was drawn. */
export function colourSwatches(model) {
  const colours = palette(main, model.plan.grades).grades;
  for (const each of document.querySelectorAll('.swatch')) {
    each.style.background = colours[each.dataset.grade].fill;
    each.style.color = colours[each.dataset.grade].text;
  }
}

/* Held seats may come back, so a grade without free seats is not sold out as long as there are any. */
function leftText(model, index, returns) {
  if (model.free[index]) return t('seats.left', { n: count(model.free[index]) });
  if (!model.held[index]) return t('seats.soldOutShort');
  const back = returns.of(index);
  const n = count(model.held[index]);
  return back ? t('seats.backFrom', { n, time: time(back) }) : t('seats.heldOnly', { n });
}

/** The grades with places. A press hides or shows one. */
export const legend = ({ model, returns, onToggle }) => html`
  <div class="seats-legend" role="group" aria-label=${t('seats.grades')}>
    ${model.plan.grades.map((grade, index) => model.plan.sections.every(section => section.grade !== index) ? nothing : html`
      <button type="button" class="chip" aria-pressed=${model.shown[index]} @click=${() => onToggle(index)}>
        ${swatch(model, index)}<span>${grade.name}</span><span class="num">${won(grade.price)}</span>
        <span class="num muted">${leftText(model, index, returns)}</span>
        <span class="num muted seats-numbers">${
          t('seats.numbers', { held: count(model.held[index]), sold: count(model.soldOf(index)) })}</span></button>`)}
  </div>`;

export const looks = () => html`
  <ul class="seats-looks" aria-label=${t('seats.looks')}>${LOOKS.map(([look, sign]) => html`
    <li><span class="look look-${look}" aria-hidden="true">${sign}</span>${t(`seats.look.${look}`)}</li>`)}</ul>`;
