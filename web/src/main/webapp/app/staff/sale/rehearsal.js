// Rehearsals of an event's sale: how the bots behave, the one that runs, and the reports of the last.
import { announce } from '../../core/announce.js';
import { count, dateTime } from '../../core/format.js';
import { StaffPage, api, attempt, define, html, nothing, params, t, title, toast, url } from '../core/frame.js';
import { figure } from '../core/figures.js';
import { Form } from '../core/form.js';
import { refresh } from '../core/live.js';
import { percent, table } from '../reports/charts.js';

const ROUND_MS = 1_000;
const HIGHEST_BUYERS = 50_000;
const path = '/api/admin/rehearsals';
const KINDS = { running: 'warn', done: 'good', cancelled: 'muted', failed: 'bad' };
const OUTCOMES = ['bought', 'gaveUp', 'soldOut', 'refused', 'underWay'];
/* Limits whose figure is a share. */
const SHARES = ['processor', 'connections'];

/** Milliseconds as people read them. */
const millis = ms => (ms < 1_000 ? t('rehearsal.ms', { n: count(Math.round(ms)) })
  : t('rehearsal.s', { n: count(Math.round(ms / 100) / 10) }));
const share = value => percent(value, 1);

/** A code of ours in words, or the code itself. */
function known(key, value) {
  const text = t(`${key}.${value}`);
  return text === `${key}.${value}` ? value : text;
}

class RehearsalPage extends StaffPage {
  event = null;
  rehearsals = [];
  shown = null;

  async load() {
    const [event] = await Promise.all([api('GET', `/api/admin/events/${params.eventId}`), this.read()]);
    this.event = event;
    title(`${event.title} · ${t('staff.rehearsal')}`);
    const number = (name, min, max) => ({ name, label: t(`rehearsal.${name}`), type: 'number', required: true, min, max, step: 1 });
    this.form = new Form(this, {
      value: { buyers: 1_000, arrivalSeconds: 30, atOncePercent: 30, seatsPerBuyer: 1, thinkMillis: 3_000, giveUpPercent: 30,
        longestSeconds: 600, force: false },
      submit: t('rehearsal.start'),
      fields: [number('buyers', 1, HIGHEST_BUYERS), number('seatsPerBuyer', 1, 10), number('arrivalSeconds', 0, 300),
        number('atOncePercent', 0, 100), number('thinkMillis', 0, 60_000), number('giveUpPercent', 0, 100),
        number('longestSeconds', 10, 600),
        { name: 'force', label: t('rehearsal.force'), type: 'checkbox', hint: t('rehearsal.forceHint'), wide: true }],
      send: values => api('POST', path, { body: { ...values, eventId: params.eventId } }),
      saved: started => this.began(started),
    });
    this.live = refresh(this, ROUND_MS, () => this.follow());
  }

  leave() { this.live?.stop(); }

  /** The last ones. The latest is shown until another is chosen. */
  async read() {
    this.rehearsals = (await api('GET', `${path}?eventId=${params.eventId}&limit=20`)).rehearsals;
    this.shown = this.rehearsals.find(each => each.id === this.shown?.id) ?? this.rehearsals[0] ?? null;
  }

  /** Reads while something changes: one runs, or its copy is being removed. */
  async follow() {
    const before = this.rehearsals[0];
    if (!before || before.removedAt) return;
    await this.read();
    const now = this.rehearsals[0];
    if (before.status === 'running' && now.status !== 'running') announce(t(`rehearsal.status.${now.status}`), { assertive: true });
  }

  async began(started) {
    this.shown = started;
    await this.read();
    toast(t('rehearsal.started'));
  }

  choose = rehearsal => {
    this.shown = rehearsal;
    this.draw();
  };

  cancel = attempt(async () => {
    await api('DELETE', `${path}/${this.shown.id}`);
    toast(t('rehearsal.stopping'));
  });

  progress({ settings, report, status }) {
    if (status !== 'running') return nothing;
    const ended = report ? report.buyers.arrived - report.buyers.underWay : 0;
    const figures = report ? { n: count(ended), total: count(settings.buyers), s: count(Math.round(report.seconds)) } : null;
    return html`<p>${figures ? t('rehearsal.running', figures) : t('rehearsal.preparing')}
      <progress class="wide" max=${settings.buyers} value=${ended} aria-label=${t('rehearsal.progress')}></progress></p>
      <p><button class="button danger" @click=${this.cancel}>${t('rehearsal.stop')}</button></p>`;
  }

  /** What limited it, with the figure that says so. */
  limit({ limit }) {
    const value = SHARES.includes(limit.resource) ? share(limit.value)
      : ['bots', 'waiting_room'].includes(limit.resource) ? millis(limit.value) : count(limit.value);
    return html`<p class="notice ${limit.resource === 'none' ? 'good' : 'warn'}" data-limit=${limit.resource}><b>${
      t('rehearsal.limit')}</b> ${t(`rehearsal.limit.${limit.resource}`, { value })}</p>`;
  }

  figures(report) {
    const { sellOutSeconds, sold, seats, waits, purchases, resources } = report;
    return html`<dl class="figures">
      ${figure('sellOut', t('rehearsal.sellOut'), sellOutSeconds === null ? '–' : t('rehearsal.s', { n: count(sellOutSeconds) }))}
      ${figure('sold', t('rehearsal.sold'), count(sold), t('rehearsal.of', { n: count(seats) }))}
      ${figure('waits', t('rehearsal.waits'), millis(waits.p50), t('rehearsal.tails', { p95: millis(waits.p95), p99: millis(waits.p99) }))}
      ${figure('purchases', t('rehearsal.purchases'), millis(purchases.p50),
    t('rehearsal.tails', { p95: millis(purchases.p95), p99: millis(purchases.p99) }))}
      ${OUTCOMES.filter(each => report.buyers[each]).map(each => figure(each, t(`rehearsal.buyers.${each}`), count(report.buyers[each])))}
      ${figure('machine', t('rehearsal.machine'), share(resources.machine), t('rehearsal.process', { value: share(resources.process) }))}
      ${figure('commits', t('rehearsal.commits'), count(Math.round(resources.commits)))}
      ${figure('connections', t('rehearsal.connections'), count(resources.connectionsMost),
    resources.connectionsAll ? t('rehearsal.of', { n: count(resources.connectionsAll) }) : nothing)}
      ${figure('locks', t('rehearsal.locks'), count(resources.locks))}${figure('storage', t('rehearsal.storage'), count(resources.storage))}
    </dl>`;
  }

  steps({ steps }) {
    if (steps.length === 0) return nothing;
    const heads = [[t('rehearsal.step'), false], [t('rehearsal.requests'), true], [t('rehearsal.refusedRequests'), true], ['p50', true],
      ['p95', true], ['p99', true]];
    const number = value => html`<td class="number num">${value}</td>`;
    return html`<section class="stack tight" aria-labelledby="steps"><h3 id="steps">${t('rehearsal.steps')}</h3>
      ${table('steps', t('rehearsal.steps'), heads, steps.map(each => html`<tr data-step=${each.step}>
        <th scope="row">${t(`rehearsal.step.${each.step}`)}</th>${number(count(each.times.count))}${number(count(each.refused))}${
    number(millis(each.times.p50))}${number(millis(each.times.p95))}${number(millis(each.times.p99))}</tr>`))}</section>`;
  }

  refusals({ refusals }) {
    if (refusals.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="refusals"><h3 id="refusals">${t('rehearsal.refusals')}</h3>
      <ul class="list">${refusals.map(each => html`<li class="row between"><span>${known('rehearsal.refusal', each.code)}</span>
        <span class="num">${count(each.count)}</span></li>`)}</ul></section>`;
  }

  report() {
    const { shown } = this;
    if (!shown) return html`<p class="empty">${t('rehearsal.none')}</p>`;
    return html`<section class="card stack" aria-labelledby="report" data-status=${shown.status}>
      <div class="row between"><h2 id="report">${dateTime(shown.startedAt)}</h2>
      <span class="badge ${KINDS[shown.status]}">${t(`rehearsal.status.${shown.status}`)}</span></div>
      ${shown.failure ? html`<p class="notice bad">${t(`rehearsal.failure.${shown.failure}`)}</p>` : nothing}
      <p class="small muted">${t('rehearsal.settings', { buyers: count(shown.settings.buyers), seats: count(shown.settings.seatsPerBuyer),
    arrival: count(shown.settings.arrivalSeconds), once: count(shown.settings.atOncePercent), think: millis(shown.settings.thinkMillis),
    gives: count(shown.settings.giveUpPercent) })}</p>
      ${this.progress(shown)}
      ${shown.report ? html`${shown.status === 'running' ? nothing : this.limit(shown.report)}${this.figures(shown.report)}
        ${this.steps(shown.report)}${this.refusals(shown.report)}` : nothing}</section>`;
  }

  history() {
    if (this.rehearsals.length < 2) return nothing;
    return html`<section class="stack tight" aria-labelledby="history"><h2 id="history">${t('rehearsal.history')}</h2>
      <ul class="card list">${this.rehearsals.map(each => html`<li class="row between"><span class="num">${dateTime(each.startedAt)}
        <span class="badge ${KINDS[each.status]}">${t(`rehearsal.status.${each.status}`)}</span></span>
        <button class="button small" aria-pressed=${each.id === this.shown?.id ? 'true' : 'false'}
          @click=${() => this.choose(each)}>${t('rehearsal.show')}<span class="visually-hidden"> ${dateTime(each.startedAt)}</span></button>
        </li>`)}</ul></section>`;
  }

  view() {
    return html`<div class="stack"><p class="small"><a href=${url(`/admin/events/${params.eventId}`)}>← ${this.event.title}</a></p>
      <h1>${t('staff.rehearsal')}</h1><p class="muted">${t('rehearsal.text')}</p>
      <section class="card stack" aria-labelledby="how"><h2 id="how">${t('rehearsal.how')}</h2>${this.form.view()}</section>
      ${this.report()}${this.history()}</div>`;
  }
}

define('rehearsal', RehearsalPage);
