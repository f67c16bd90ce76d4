// The wizard for a new event. What is typed is kept for this tab of the browser until the event is there.
import { dateTime, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { basicFields, placeFields, places, saleFields, toRequest } from './fields.js';
import { Form } from '../core/form.js';
import { StaffPage, api, attempt, define, html, nothing, sentence, t, toast, url } from '../core/frame.js';
import { GradeRows } from './grade-rows.js';
import { PerformancePlan } from './performance-plan.js';

const STEPS = ['basics', 'place', 'grades', 'performances', 'sale', 'check'];
const KEY = 'yemae-new-event';
const EMPTY = { values: {}, grades: [], performances: [], room: {} };

class NewEventPage extends StaffPage {
  step = 0;
  problem = null;
  isBusy = false;

  async load() {
    this.draft = remembered();
    Object.assign(this, await places());
    this.grades = new GradeRows(this, { rows: this.draft.grades, changed: grades => this.keep({ grades }) });
    this.enter();
  }

  keep(change) {
    Object.assign(this.draft, change);
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.draft));
    } catch {
      // Without storage, only leaving the page loses what is typed.
    }
  }

  get name() { return STEPS[this.step]; }

  layout() { return this.layouts.find(each => each.id === this.draft.values.seatLayoutId); }

  /** Prepares the step that is shown now. */
  enter() {
    const fields = { basics: basicFields, place: () => placeFields(this), sale: () => [...saleFields(), ...roomFields()] }[this.name];
    this.form = fields ? new Form(this, {
      value: { ...this.draft.values, ...this.draft.room },
      fields: fields(),
      submit: t('organiser.nextStep'),
      changed: (name, values) => this.note(values),
      send: async values => this.note(values),
      saved: () => this.go(this.step + 1),
    }) : null;
    if (this.name === 'grades') this.grades.follow(this.layout()?.layout_config.sections ?? []);
    if (this.name === 'performances') {
      this.plan = new PerformancePlan(this, {
        list: this.draft.performances, minutes: this.draft.values.runningMinutes, changed: performances => this.keep({ performances }),
      });
    }
  }

  note({ threshold, rate, ...values }) {
    this.keep({ values: { ...this.draft.values, ...values } });
    if (this.name === 'sale') this.keep({ room: { threshold, rate } });
  }

  go(step) {
    this.step = step;
    this.problem = null;
    this.enter();
    this.draw();
    this.querySelector('h2').focus();
  }

  addVenue = attempt(async () => {
    const venue = await askFor({
      title: t('organiser.addVenue'),
      submit: t('organiser.add'),
      fields: [
        { name: 'name', label: t('organiser.venueName'), required: true, maxlength: 200, wide: true },
        { name: 'address', label: t('organiser.address'), required: true, maxlength: 300, wide: true },
        { name: 'englishName', label: t('organiser.englishName'), maxlength: 200, wide: true, lang: 'en' },
        { name: 'englishAddress', label: t('organiser.englishAddress'), maxlength: 300, wide: true, lang: 'en' },
      ],
      send: values => api('POST', '/api/admin/venues', { body: values }),
    });
    if (!venue) return;
    this.venues = [...this.venues, venue];
    this.note({ venueId: venue.id });
    this.enter();
    this.draw();
  });

  leaveGrades = () => {
    if (this.grades.check()) this.go(this.step + 1);
  };

  leavePerformances = () => {
    this.problem = this.plan.list.length ? null : t('organiser.performancesNeeded');
    if (this.problem) this.draw();
    else this.go(this.step + 1);
  };

  create = attempt(async () => {
    this.isBusy = true;
    this.draw();
    const { values, performances, room } = this.draft;
    try {
      const { id } = await api('POST', '/api/admin/events', { body: { description: '', ...toRequest(values),
        grades: this.grades.toRequest(), performances } });
      sessionStorage.removeItem(KEY);
      await this.limit(id, room);
      this.form = null;
      location.href = url(`/admin/events/${id}?tab=checklist`);
    } catch (error) {
      this.isBusy = false;
      await this.goBackTo(error);
    }
  });

  /** Sets the limits of the waiting room. The event is there already, so a failure is only shown. */
  async limit(id, room) {
    const body = Object.fromEntries(Object.entries(room).filter(([, value]) => value));
    if (!Object.keys(body).length) return;
    try {
      await api('PATCH', `/api/admin/queue/${id}`, { body });
    } catch (error) {
      toast(await sentence(error), { kind: 'error' });
    }
  }

  /** Shows an error of the API at the step and the field that it is about. */
  async goBackTo(error) {
    const fields = error.body?.fields ?? [];
    const step = error.code === 'PERFORMANCES_OVERLAP' ? 'performances' : fields.map(each => stepOf(each.field)).find(Boolean);
    if (step) this.go(STEPS.indexOf(step));
    if (this.form) {
      await this.form.take(error);
    } else {
      this.problem = fields.length ? fields.map(each => each.error).join(' ') : await sentence(error);
      if (step === 'performances') this.plan.refuse(error);
      this.draw();
    }
  }

  back() {
    return this.step ? html`<button type="button" class="button"
      @click=${() => this.go(this.step - 1)}>${t('organiser.backStep')}</button>` : nothing;
  }

  content() {
    switch (this.name) {
      case 'place': return html`${this.form.view(this.back())}
        <p><button class="button small" @click=${this.addVenue}>${t('organiser.addVenue')}</button></p>`;
      case 'grades': return html`${this.layout() ? nothing : html`<p
        class="muted">${t('organiser.admissionOnly')}</p>`}${this.grades.view()}
        <p class="row"><button class="button primary" @click=${this.leaveGrades}>${t('organiser.nextStep')}</button>${this.back()}</p>`;
      case 'performances': return html`${this.plan.view()}
        <p class="row"><button class="button primary"
          @click=${this.leavePerformances}>${t('organiser.nextStep')}</button>${this.back()}</p>`;
      case 'check': return this.summary();
      default: return this.form.view(this.back());
    }
  }

  summary() {
    const { values, performances, room } = this.draft;
    const fact = (label, value) => html`<dt>${label}</dt><dd>${value}</dd>`;
    return html`<p>${t('organiser.summary')}</p><dl class="facts">
      ${fact(t('organiser.title'), values.title)}${fact(t('organiser.category'), values.category)}
      ${fact(t('organiser.venueId'), this.venues.find(each => each.id === values.venueId)?.name)}
      ${fact(t('organiser.seatLayoutId'), this.layout()?.name ?? t('organiser.noLayout'))}
      ${fact(t('organiser.tab.grades'), html`<ul>${this.grades.rows.map(row => html`<li>${row.name} · <span
        class="num">${won(Number(row.price))}</span>
        ${row.isSection ? nothing : html` × ${row.quantity}`}</li>`)}</ul>`)}
      ${fact(t('organiser.tab.performances'), html`<ul
        class="num">${performances.map(each => html`<li>${dateTime(each.startsAt)}</li>`)}</ul>`)}
      ${fact(t('organiser.saleWindow'), html`<span class="num">${dateTime(values.saleStart)} – ${dateTime(values.saleEnd)}</span>`)}
      ${room.threshold ? fact(t('organiser.threshold'), room.threshold) : nothing}${room.rate ? fact(t('organiser.rate'), room.rate)
        : nothing}</dl>
      <p class="row"><button class="button primary" ?disabled=${this.isBusy} aria-busy=${this.isBusy ? 'true' : nothing}
        @click=${this.create}>
      ${t('organiser.create')}</button>${this.back()}</p>`;
  }

  view() {
    const step = (name, i) => i < this.step
      ? html`<button class="link" @click=${() => this.go(i)}>${t(`organiser.step.${name}`)}</button>`
      : html`<span>${t(`organiser.step.${name}`)}</span>`;
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.event-new')}</h1></div>
      <ol class="steps" aria-label=${t('organiser.steps')}>${STEPS.map((name, i) => html`
        <li aria-current=${i === this.step ? 'step' : nothing}>${step(name, i)}</li>`)}</ol>
      <section class="card stack" aria-labelledby="step"><h2 id="step" tabindex="-1">${t(`organiser.step.${this.name}`)}</h2>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}${this.content()}</section></div>`;
  }
}

const roomFields = () => ['threshold', 'rate'].map(name => ({
  name, label: t(`organiser.${name}`), type: 'number', min: 1, max: name === 'rate' ? 100_000 : 1_000_000, hint: t('organiser.byPolicy'),
}));

function stepOf(field) {
  if (field.startsWith('grades')) return 'grades';
  if (field.startsWith('performances')) return 'performances';
  const has = fields => fields.some(each => each.name === field);
  if (has(basicFields())) return 'basics';
  if (has(saleFields())) return 'sale';
  return ['venueId', 'seatLayoutId'].includes(field) ? 'place' : null;
}

function remembered() {
  try {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(KEY)) };
  } catch {
    return { ...EMPTY };
  }
}

define('event-new', NewEventPage);
