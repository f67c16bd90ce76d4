// What is missing before the sale opens, where it is mended, and the button that opens it now.
import { now } from '../../core/clock.js';
import { dateTime } from '../../core/format.js';
import { ask } from '../core/dialog.js';
import { fieldsOf, toRequest } from './fields.js';
import { api, attempt, html, nothing, params, t, toast, url } from '../core/frame.js';

const KINDS = { ok: 'good', warning: 'warn', blocking: 'bad' };
const ORDER = ['blocking', 'warning', 'ok'];
export class ChecklistTab {
  constructor(page) {
    this.page = page;
  }

  async load() {
    this.checklist = await api('GET', `${this.page.path}/checklist`);
  }

  again = attempt(async () => {
    await this.load();
    this.page.draw();
    toast(t('organiser.checkedAgain'));
  });

  open = attempt(async () => {
    await this.load();
    const wrong = this.checklist.lines.filter(line => line.severity === 'blocking').map(line => `· ${t(`organiser.check.${line.code}`)}`);
    const text = wrong.length ? `${t('organiser.openAnyway')}\n${wrong.join('\n')}` : t('organiser.openText');
    if (!await ask({ title: t('organiser.openNow'), text, yes: t('organiser.openNow'), danger: wrong.length > 0 })) return;
    const event = await this.page.reread();
    const body = { ...toRequest(fieldsOf(event)), saleStart: new Date(now()).toISOString(), version: event.version };
    this.page.take(await api('PUT', this.page.path, { body }));
    await this.load();
    this.page.draw();
    toast(t('organiser.opened'));
  });

  line(line) {
    const about = line.performanceIds.map(id => this.page.event.performances.find(each => each.id === id)).filter(Boolean);
    return html`<li class="row between check-line"><div class="grow"><p><span
      class="badge ${KINDS[line.severity]}">${t(`organiser.severity.${line.severity}`)}</span>
      <b>${t(`organiser.subject.${line.subject}`)}</b></p>
      ${line.code ? html`<p class="small">${t(`organiser.check.${line.code}`)}</p>` : nothing}
      ${about.length ? html`<p class="small muted num">${about.map(each => dateTime(each.startsAt)).join(' · ')}</p>` : nothing}</div>
      ${line.code ? html`<a class="button small" href=${address(line.section)}>${t('organiser.mend')}
        <span class="visually-hidden">${t(`organiser.subject.${line.subject}`)}</span></a>` : nothing}</li>`;
  }

  view() {
    const { event } = this.page;
    const { ready, opensAt } = this.checklist;
    const lines = [...this.checklist.lines].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    const isToCome = !event.cancelledAt && Date.parse(opensAt) > now();
    return html`<div class="stack"><div class="notice ${ready ? 'good' : 'bad'} row between" role="status"><p class="check-text">
        ${ready ? t('organiser.ready') : t('organiser.notReady')} <span
          class="num">${t(isToCome ? 'organiser.opensAt' : 'organiser.openedAt', { time: dateTime(opensAt) })}</span></p>
        <button class="button small" @click=${this.again}>${t('organiser.checkAgain')}</button>
        ${isToCome ? html`<button class="button small primary" @click=${this.open}>${t('organiser.openNow')}</button>` : nothing}</div>
      <ul class="card list">${lines.map(line => this.line(line))}</ul></div>`;
  }
}

function address(section) {
  if (section === 'queue') return url(`/admin/events/${params.eventId}/queue`);
  return section === 'settings' ? url('/admin/settings') : `?tab=${section}`;
}
