// The performances of an event: add many by a rule, move, and cancel with a preview.
import { now } from '../../core/clock.js';
import { count, dateTime, time } from '../../core/format.js';
import { cancelWithPreview } from './cancellation.js';
import { askFor } from '../core/dialog.js';
import { api, attempt, html, nothing, t, toast, url } from '../core/frame.js';
import { PerformancePlan } from './performance-plan.js';

const STATE_KINDS = { cancelled: 'bad', over: 'muted', running: 'good', planned: 'warn' };

function stateOf(performance) {
  if (performance.cancelledAt) return 'cancelled';
  if (Date.parse(performance.endsAt) <= now()) return 'over';
  return Date.parse(performance.startsAt) <= now() ? 'running' : 'planned';
}

export class PerformancesTab {
  constructor(page) {
    this.page = page;
    this.isBusy = false;
    this.plan = new PerformancePlan(page, { minutes: page.event.runningMinutes });
  }

  get path() { return `${this.page.path}/performances`; }

  take(event) {
    this.page.take(event);
    this.page.draw();
  }

  /** Sends the list. If somebody else has changed the event meanwhile, nothing of the list is in doubt, so it is sent once more. */
  addAll = attempt(async () => {
    this.isBusy = true;
    this.page.draw();
    try {
      const { list } = this.plan;
      const send = () => api('POST', `${this.path}/batch`, { body: { version: this.page.event.version, performances: list } });
      const event = await send().catch(async error => {
        if (error.code !== 'CHANGED_MEANWHILE') throw error;
        await this.page.reread();
        return send();
      });
      this.plan.take([]);
      this.take(event);
      toast(t('organiser.added', { n: list.length }));
    } catch (error) {
      if (!this.plan.refuse(error)) throw error;
    } finally {
      this.isBusy = false;
      this.page.draw();
    }
  });

  move = attempt(async performance => {
    const latest = async () => {
      const event = await this.page.reread();
      return { ...event.performances.find(each => each.id === performance.id), version: event.version };
    };
    const event = await askFor({
      title: t('organiser.moveOf', { time: dateTime(performance.startsAt) }),
      intro: t('organiser.moveText'),
      submit: t('organiser.move'),
      value: { ...performance, version: this.page.event.version },
      fields: [
        { name: 'startsAt', path: 'performances', label: t('organiser.startsAt'), type: 'datetime', required: true },
        { name: 'endsAt', label: t('organiser.endsAt'), type: 'datetime', required: true },
      ],
      send: ({ startsAt, endsAt }, version) => api('PUT', `${this.path}/${performance.id}`, { body: { version, startsAt, endsAt } }),
      latest,
    });
    if (event) {
      this.take(event);
      toast(t('staff.saved'));
    }
  });

  cancel = attempt(async performance => {
    const event = await cancelWithPreview(`${this.path}/${performance.id}`, { title: t('organiser.cancelPerformance') });
    if (event) {
      this.take(event);
      toast(t('organiser.performanceCancelled'));
    }
  });

  row(each) {
    const state = stateOf(each);
    const about = html`<span class="visually-hidden">${dateTime(each.startsAt)}</span>`;
    return html`<tr><th scope="row" class="num">${dateTime(each.startsAt)} – ${time(each.endsAt)}</th>
      <td><span class="badge ${STATE_KINDS[state]}">${t(`organiser.state.${state}`)}</span>
        ${each.cancelReason ? html`<br><span class="small muted">${each.cancelReason}</span>` : nothing}</td>
      <td class="number num">${count(each.total)}</td><td class="number num">${count(each.held)}</td><td
        class="number num">${count(each.sold)}</td>
      <td class="actions"><a class="button small" href=${url(`/admin/performances/${each.id}/seats`)}>${t('organiser.seats')}${about}</a>
        ${state === 'planned' || state === 'running'
    ? html`<a class="button small" href=${url(`/door?performance=${each.id}`)}>${t('staff.door')}${about}</a>` : nothing}
        ${state === 'planned' && each.held + each.sold === 0
    ? html`<button class="button small" @click=${() => this.move(each)}>${t('organiser.move')}${about}</button>` : nothing}
        ${state === 'planned' || state === 'running'
    ? html`<button class="button small danger"
      @click=${() => this.cancel(each)}>${t('organiser.cancelPerformance')}${about}</button>` : nothing}</td></tr>`;
  }

  view() {
    const { event } = this.page;
    const n = this.plan.list.length;
    return html`<div class="stack">
      ${event.performances.length ? html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t('organiser.tab.performances')}>
        <table class="table"><caption class="visually-hidden">${t('organiser.tab.performances')}</caption><thead><tr>
        <th scope="col">${t('organiser.startsAt')}</th><th scope="col">${t('organiser.status')}</th><th scope="col"
          class="number">${t('organiser.total')}</th>
        <th scope="col" class="number">${t('organiser.held')}</th><th scope="col" class="number">${t('organiser.sold')}</th>
        <th scope="col"><span class="visually-hidden">${t('staff.actions')}</span></th></tr></thead>
        <tbody>${event.performances.map(each => this.row(each))}</tbody></table></div>` : html`<p
          class="empty">${t('organiser.noPerformances')}</p>`}
      ${event.cancelledAt ? nothing : html`<section class="card stack"><h2>${t('organiser.addPerformances')}</h2>${this.plan.view()}
        ${n ? html`<p><button class="button primary" ?disabled=${this.isBusy} aria-busy=${this.isBusy ? 'true' : nothing}
          @click=${this.addAll}>
        ${t('organiser.addAll', { n })}</button></p>` : nothing}</section>`}</div>`;
  }
}
