// Forms of staff. Nothing typed is lost: not by an error, not by another's change, and not by leaving the page without a question.
import { sentence } from '../../core/api.js';
import { announce, toast } from '../../core/announce.js';
import { live } from '../../core/directives.js';
import { count, dateTime } from '../../core/format.js';
import { html, nothing } from '../../core/html.js';
import { lang, t } from '../../core/texts.js';
import { meant, merge, same, typed } from './values.js';

const STALE = ['CHANGED_MEANWHILE', 'PRECONDITION_FAILED'];
const KOREAN = /[가-힣]/;
let forms = 0;

/**
 * A form of a page. The page puts `form.view()` into its view.
 *
 * `fields`: `{name, label, type, required, hint, min, max, step, maxlength, pattern, options, rows, wide, control}`. The type is `text`
 * (default), `textarea`, `number`, `won`, `date`, `datetime` (an instant, shown in Korean time), `select` with `options` of
 * `[value, label]`, `checkbox`, `password`, `email` or `url`. `control({id, value, set, invalid, describedBy})` returns a template for
 * anything else. `value` is the object that is edited; its `version` is kept. `send(values, version)` saves, and an error's `fields` are
 * shown at the fields (`path` is a field's name in the API, if it is another). `saved(answer)` is called afterwards; if it returns an
 * object, that is what is edited now; a `version` in the answer is taken in any case. `latest()` reads the object
 * again: with it, a version that is outdated (409 CHANGED_MEANWHILE or 412) makes the form show both values of each field that two people
 * have changed. `submit` is the label of its button, `danger` its kind. `changed(name, values)` is called after each input. `fields` may
 * be a function that returns the fields that are shown now.
 */
export class Form {
  constructor(page, options) {
    this.page = page;
    this.options = { value: {}, submit: t('staff.save'), saved: () => toast(t('staff.saved')), ...options };
    this.id = `form-${++forms}`;
    this.begin(this.options.value);
    addEventListener('beforeunload', event => {
      if (this.isDirty() && this.element()?.isConnected) event.preventDefault();
    });
  }

  /** Those that are shown now. */
  get fields() {
    const { fields } = this.options;
    return typeof fields === 'function' ? fields() : fields;
  }

  /** Starts to edit an object. */
  begin(value) {
    this.base = value;
    this.typed = {};
    this.errors = {};
    this.problem = null;
    this.conflict = null;
    this.isBusy = false;
  }

  element() { return document.getElementById(this.id); }

  /** The values as they are typed now, as the API has them. */
  values() {
    return Object.fromEntries(this.fields.map(field => [field.name, this.meaning(field)]));
  }

  /** A value that nobody has touched stays exactly as it was: a control may show less of it, such as no seconds. */
  meaning(field) {
    if (!(field.name in this.typed) && this.base[field.name] !== undefined) return this.base[field.name];
    return field.control ? this.text(field) : meant(field, this.text(field));
  }

  /** What is typed in a field, or what it began with. */
  text(field) {
    return field.name in this.typed ? this.typed[field.name] : asTyped(field, this.base[field.name]);
  }

  isDirty() {
    return this.fields.some(field => !same(asTyped(field, this.base[field.name]), this.text(field)));
  }

  set(name, value) {
    this.typed[name] = value;
    delete this.errors[name];
    this.options.changed?.(name, this.values());
    this.page.draw();
  }

  async submit(event) {
    event.preventDefault();
    if (this.isBusy) return;
    this.problem = null;
    this.errors = this.invalid();
    if (Object.keys(this.errors).length) return this.showErrors();
    if (this.conflict?.both.some(name => !this.conflict.chosen[name])) {
      this.problem = t('staff.choose');
      return this.showErrors();
    }
    this.isBusy = true;
    this.page.draw();
    try {
      const answer = await this.options.send(this.values(), this.base.version);
      this.begin({ ...this.base, ...this.values(), version: answer?.version ?? this.base.version });
      const next = await this.options.saved(answer);
      if (next && typeof next === 'object') this.begin(next);
      this.page.draw();
    } catch (error) {
      this.isBusy = false;
      if (this.options.latest && (STALE.includes(error.code) || error.status === 412)) await this.meet(error);
      else await this.take(error);
    }
    return undefined;
  }

  /** What the browser finds wrong, in the language of the page. */
  invalid() {
    const found = {};
    for (const field of this.fields) {
      const control = this.element()?.elements[field.name];
      const validity = control?.validity;
      if (!validity || validity.valid) continue;
      found[field.name] = validity.valueMissing ? t('staff.required')
        : validity.rangeUnderflow ? t('staff.atLeast', { n: shown(field, field.min) })
          : validity.rangeOverflow ? t('staff.atMost', { n: shown(field, field.max) })
            : validity.tooLong ? t('staff.tooLong', { n: count(field.maxlength) })
              : validity.badInput || validity.stepMismatch ? t('staff.badNumber') : t('staff.invalid');
    }
    return found;
  }

  async take(error) {
    const rest = [];
    for (const { field, error: text } of error.body?.fields ?? []) {
      // The API's sentences may be in the other language.
      const message = lang === 'en' && KOREAN.test(text) ? t('staff.invalid') : text;
      const name = this.fields.find(each => each.name === field || each.path === field)?.name;
      if (name) this.errors[name] = message;
      else rest.push(`${field}: ${message}`);
    }
    this.problem = rest.length ? rest.join(' ') : Object.keys(this.errors).length ? null : await sentence(error);
    this.showErrors();
  }

  showErrors() {
    this.page.draw();
    const form = this.element();
    const wrong = form?.querySelector('[aria-invalid="true"]') ?? form?.querySelector('.problem');
    wrong?.focus();
    announce(Object.values(this.errors)[0] ?? this.problem ?? '', { assertive: true });
  }

  /** Somebody else has saved meanwhile: takes what only they have changed, and asks about the rest. */
  async meet(error) {
    let theirs;
    try {
      theirs = await this.options.latest();
    } catch (failed) {
      await this.take(failed);
      return;
    }
    const mine = this.values();
    const { values, both, theirs: taken } = merge(this.fields, this.base, mine, theirs);
    this.begin(theirs);
    for (const field of this.fields) {
      if (values[field.name] !== theirs[field.name]) this.typed[field.name] = asTyped(field, values[field.name]);
    }
    this.conflict = { both, taken, mine, theirs, chosen: {} };
    this.problem = both.length ? t('staff.conflict') : taken.length ? t('staff.merged') : await sentence(error);
    this.showErrors();
  }

  choose(field, side) {
    this.conflict.chosen[field.name] = side;
    this.typed[field.name] = asTyped(field, this.conflict[side][field.name]);
    this.problem = null;
    this.page.draw();
  }

  choice(field) {
    const name = `${this.id}-${field.name}-side`;
    const option = (side, label) => html`<label class="side"><input type="radio" name=${name} value=${side} data-side
      .checked=${live(this.conflict.chosen[field.name] === side)} @change=${() => this.choose(field, side)}>
      <span><b>${label}</b> <span class="pre">${shown(field, this.conflict[side][field.name]) || t('staff.none')}</span></span></label>`;
    return html`<fieldset class="sides"><legend>${t('staff.twoValues', { field: field.label })}</legend>
      ${option('mine', t('staff.mine'))}${option('theirs', t('staff.theirs'))}</fieldset>`;
  }

  control(field, describedBy) {
    const id = `${this.id}-${field.name}`;
    const value = this.text(field);
    const invalid = this.errors[field.name] ? 'true' : nothing;
    const set = event => this.set(field.name, event.target.value);
    if (field.control) return field.control({ id, value, set: next => this.set(field.name, next), invalid, describedBy });
    const { name, required = false, disabled = false, maxlength = nothing, lang: language = nothing } = field;
    switch (field.type) {
      case 'textarea':
        return html`<textarea id=${id} name=${name} rows=${field.rows ?? 4} maxlength=${maxlength} lang=${language} ?required=${required}
          ?disabled=${disabled} aria-invalid=${invalid} aria-describedby=${describedBy} .value=${live(value)} @input=${set}></textarea>`;
      case 'select':
        return html`<select id=${id} name=${name} ?required=${required} ?disabled=${disabled} aria-invalid=${invalid}
          aria-describedby=${describedBy} @change=${set}>${field.options.map(([option, label]) => html`
          <option value=${option} .selected=${live(option === value)}>${label}</option>`)}</select>`;
      case 'checkbox':
        return html`<input id=${id} name=${name} type="checkbox" .checked=${live(value)} ?disabled=${disabled} aria-invalid=${invalid}
          aria-describedby=${describedBy} @change=${event => this.set(name, event.target.checked)}>`;
      default:
        return html`<input id=${id} name=${name} type=${TYPES[field.type] ?? field.type ?? 'text'} ?required=${required}
          ?disabled=${disabled} min=${limit(field, field.min)} max=${limit(field, field.max)} step=${field.step ?? nothing}
          maxlength=${maxlength} pattern=${field.pattern ?? nothing} inputmode=${field.type === 'won' ? 'numeric' : nothing}
          lang=${language} autocomplete=${field.autocomplete ?? 'off'} aria-invalid=${invalid} aria-describedby=${describedBy}
          .value=${live(value)} @input=${set}>`;
    }
  }

  field(field) {
    const id = `${this.id}-${field.name}`;
    const error = this.errors[field.name];
    const describedBy = [error ? `${id}-error` : '', field.hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || nothing;
    const needed = field.required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing;
    const label = html`<label for=${id}>${field.label}${needed}</label>`;
    return html`<div class="field ${field.wide ? 'wide' : ''} ${field.type === 'checkbox' ? 'check' : ''}">
      ${field.type === 'checkbox' ? html`${this.control(field, describedBy)}${label}` : html`${label}${this.control(field, describedBy)}`}
      ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing}
      ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
      ${this.conflict?.both.includes(field.name) ? this.choice(field) : nothing}
      ${this.conflict?.taken.includes(field.name) ? html`<p class="hint">${t('staff.taken')}</p>` : nothing}</div>`;
  }

  /** @param further buttons beside the one that submits */
  view(further = nothing) {
    const { submit, danger } = this.options;
    const tone = this.conflict && !this.conflict.both.length ? 'warn' : 'bad';
    return html`<form id=${this.id} class="staff-form" novalidate @submit=${event => this.submit(event)}>
      ${this.problem ? html`<p class="notice ${tone} problem wide" role="alert" tabindex="-1">${this.problem}</p>` : nothing}
      ${this.fields.map(each => this.field(each))}
      <p class="row wide"><button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${this.isBusy}
        aria-busy=${this.isBusy ? 'true' : nothing}>${submit}</button>${further}</p></form>`;
  }
}

const asTyped = (field, value) => field.control ? value : typed(field, value);

const TYPES = { won: 'number', datetime: 'datetime-local' };

const limit = (field, value) => value === undefined || value === null ? nothing : field.type === 'datetime' ? typed(field, value) : value;

/** A value as people read it. */
function shown(field, value) {
  if (value === null || value === undefined || value === '') return '';
  switch (field.type) {
    case 'checkbox': return value ? t('staff.yes') : t('staff.no');
    case 'number': case 'won': return count(value);
    case 'datetime': return dateTime(value);
    case 'select': return field.options.find(([option]) => option === value)?.[1] ?? value;
    default: return field.show ? field.show(value) : typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
