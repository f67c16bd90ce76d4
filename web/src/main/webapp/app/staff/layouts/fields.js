// The numbers of a section and of the stage. A value is taken when the field is left; one that does not fit stays there with its error.
import { live } from '../../core/directives.js';
import { count } from '../../core/format.js';
import { html, nothing, t } from '../core/frame.js';
import { MOST_SEATS, placesTyped, seatsOf } from './plan.js';

const FAR = 100_000;
/** name, smallest, largest, whether it is part of the geometry, step. */
const NUMBERS = [
  ['rows', 1, 1000], ['seatsPerRow', 1, 1000], ['startRow', 1, 10_000], ['price', 0, 10_000_000],
  ['x', -FAR, FAR, true], ['y', -FAR, FAR, true], ['rotation', -360, 360, true, 0.1], ['curve', 0, FAR, true],
  ['seatPitch', 30, 300, true], ['rowPitch', 30, 300, true], ['aisleWidth', 0, 5000, true], ['stagger', -300, 300, true],
];
const STAGE = [['x', -FAR, FAR], ['y', -FAR, FAR], ['width', 100, 20_000], ['depth', 100, 20_000]];

/** One input. `take` receives its text, and returns an error's text or nothing. */
function input(page, key, label, value, take, attributes = {}) {
  const id = `layout-${key}`;
  const refused = page.errors[key];
  const change = event => {
    const text = take(event.target);
    const { [key]: before, ...others } = page.errors;
    page.errors = text ? { ...others, [key]: { text, typed: event.target.value } } : others;
    page.draw();
  };
  return html`<div class="field"><label for=${id}>${label}</label><input id=${id} type=${attributes.type ?? 'text'} autocomplete="off"
    min=${attributes.min ?? nothing} max=${attributes.max ?? nothing} step=${attributes.step ?? nothing}
    .value=${live(String(refused ? refused.typed : value))} aria-invalid=${refused ? 'true' : nothing}
    aria-describedby=${refused ? `${id}-error` : nothing} @change=${change}>
    ${refused ? html`<p class="error" id="${id}-error">${refused.text}</p>` : nothing}</div>`;
}

function number(page, key, name, value, [min, max, step = 1], set) {
  return input(page, key, t(`organiser.layout.${name}`), value, target => {
    if (!target.value || !target.checkValidity()) return t('organiser.between', { from: count(min), to: count(max) });
    return set(Number(target.value)) ?? null;
  }, { type: 'number', min, max, step });
}

/** The fields of a section. */
export function fieldsOf(page, index) {
  const section = page.layout.sections[index];
  const set = change => page.change(index, { ...page.layout.sections[index], ...change });
  const shape = change => set({ geometry: { ...page.layout.sections[index].geometry, ...change } });
  const sized = change => {
    const others = seatsOf(page.layout) - seatsOf({ sections: [page.layout.sections[index]] });
    if (others + seatsOf({ sections: [{ ...page.layout.sections[index], ...change }] }) > MOST_SEATS) return t('organiser.tooManySeats');
    return set(change);
  };
  const places = (name, value, take) => input(page, `${index}-${name}`, t(`organiser.layout.${name}`), value.join(', '), target => {
    const typed = placesTyped(target.value);
    if (!typed) return t('organiser.placesWrong');
    take(typed);
    return null;
  });
  const text = (name, value, take) => input(page, `${index}-${name}`, t(`organiser.layout.${name}`), value, target => {
    if (!target.value.trim()) return t('staff.required');
    take(target.value.trim());
    return null;
  });
  return html`<div class="layout-fields">${text('name', section.name, name => set({ name }))}
    ${text('floor', section.geometry.floor, floor => shape({ floor }))}
    ${NUMBERS.map(([name, min, max, isShape, step]) => number(page, `${index}-${name}`, name,
    isShape ? section.geometry[name] : section[name], [min, max, step],
    value => isShape ? shape({ [name]: value }) : sized({ [name]: value })))}
    ${input(page, `${index}-aisles`, t('organiser.layout.aisles'), section.geometry.aisles.join(', '), target => {
    const aisles = target.value.split(/[\s,]+/).filter(Boolean).map(Number);
    if (aisles.some(each => !Number.isInteger(each) || each < 1 || each >= section.seatsPerRow)) return t('organiser.aislesWrong');
    shape({ aisles: [...new Set(aisles)].sort((a, b) => a - b) });
    return null;
  })}
    ${places('gaps', section.gaps, gaps => set({ gaps }))}${places('accessible', section.accessible, accessible => set({ accessible }))}
    ${places('companions', section.geometry.companions, companions => shape({ companions }))}
    ${places('restrictedView', section.geometry.restrictedView, restrictedView => shape({ restrictedView }))}</div>`;
}

export function stageFields(page) {
  const set = change => page.take({ ...page.layout, stage: { ...page.layout.stage, ...change } });
  return html`<div class="layout-fields">${input(page, 'stage-name', t('organiser.layout.stageName'), page.layout.stage.name, target => {
    if (!target.value.trim()) return t('staff.required');
    set({ name: target.value.trim() });
    return null;
  })}${STAGE.map(([name, min, max]) => number(page, `stage-${name}`, name, page.layout.stage[name], [min, max],
    value => set({ [name]: value })))}</div>`;
}
