// Forms of the account: fields with their errors beside them.
import { sentence } from '../core/api.js';
import { announce } from '../core/announce.js';
import { html, nothing } from '../core/html.js';
import { t } from '../core/texts.js';

/** A field. `state.fields` holds the error of each. */
export function field(state, name, label, { type = 'text', autocomplete, hint, value = '', pattern, required = true, inputmode } = {}) {
  const error = state.fields?.[name];
  return html`<div class="field"><label for=${name}>${label}</label>
    <input id=${name} name=${name} type=${type} .value=${value} autocomplete=${autocomplete ?? 'off'} pattern=${pattern ?? nothing}
      inputmode=${inputmode ?? nothing} ?required=${required} aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? `${name}-error` : hint ? `${name}-hint` : nothing}>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}</div>`;
}

/** The error of the whole form. */
export const problem = state => state.error ? html`<p class="notice bad" role="alert">${state.error}</p>` : nothing;

/**
 * Submits a form: its button is off meanwhile, errors are put where they belong, and the first wrong field gets the focus.
 * `send` receives the values of the form, and returns true if the form is not shown any more.
 */
export const submit = (state, draw, send) => async event => {
  event.preventDefault();
  const form = event.target;
  const values = Object.fromEntries(new FormData(form));
  state.error = null;
  state.fields = {};
  state.isBusy = true;
  draw();
  try {
    if (await send(values)) return;
  } catch (e) {
    for (const each of e.body?.fields ?? []) {
      if (form.elements[each.field]) state.fields[each.field] = each.error;
    }
    state.error = Object.keys(state.fields).length ? null : await sentence(e);
    state.failure = e;
  }
  state.isBusy = false;
  draw();
  const wrong = form.querySelector('[aria-invalid]');
  if (wrong) {
    wrong.focus();
    announce(Object.values(state.fields)[0], { assertive: true });
  }
};

/** The button that submits. */
export const button = (state, label, kind = 'primary block large') =>
  html`<button class="button ${kind}" ?disabled=${state.isBusy} aria-busy=${state.isBusy ? 'true' : nothing}>${label}</button>`;

/** 010-1234-5678 from what was typed. */
export function phone(text) {
  const digits = text.replace(/\D/g, '');
  return /^010\d{8}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}` : text.trim();
}

export const passwordHint = () => t('account.passwordHint');
