// One event: its details, performances, grades, discount codes, and what is missing before its sale.
import { now } from '../../core/clock.js';
import { dateTime } from '../../core/format.js';
import { cancelWithPreview } from './cancellation.js';
import { CodesTab } from './codes.js';
import { copyEvent } from './copy.js';
import { ChecklistTab } from './checklist.js';
import { DetailsTab } from './details.js';
import { STATUS_KINDS, statusOf } from './fields.js';
import { GradesTab } from './grades.js';
import { PerformancesTab } from './performances.js';
import { StaffPage, api, attempt, define, html, nothing, params, t, title, url } from '../core/frame.js';

const TABS = { details: DetailsTab, performances: PerformancesTab, grades: GradesTab, discountCodes: CodesTab, checklist: ChecklistTab };

class EventPage extends StaffPage {
  path = `/api/admin/events/${params.eventId}`;
  event = null;

  async load() {
    const asked = new URLSearchParams(location.search).get('tab');
    this.name = asked in TABS ? asked : 'details';
    await this.reread();
    this.tab = new TABS[this.name](this);
    await this.tab.load?.();
  }

  /** The event as it is now. Its title is the one of the page. */
  async reread() {
    this.take(await api('GET', this.path));
    return this.event;
  }

  take(event) {
    this.event = event;
    title(event.title);
  }

  cancel = attempt(async () => {
    const done = await cancelWithPreview(this.path, { title: t('organiser.cancelEvent'), typed: this.event.title });
    if (done) location.reload();
  });

  tabs() {
    return html`<nav class="tabs" aria-label=${this.event.title}>${Object.keys(TABS).map(name => html`<a href="?tab=${name}"
      aria-current=${name === this.name ? 'page' : nothing}>${t(`organiser.tab.${name}`)}</a>`)}
      <a href=${url(`/admin/events/${params.eventId}/queue`)}>${t('organiser.tab.queue')}</a>
      ${this.user.role === 'admin' ? html`<a
        href=${url(`/admin/events/${params.eventId}/rehearsal`)}>${t('staff.rehearsal')}</a>` : nothing}
      <a href=${url(`/admin/reservations?eventId=${params.eventId}`)}>${t('staff.reservations')}</a>
      <a href=${url(`/admin/reports?eventId=${params.eventId}`)}>${t('organiser.tab.reports')}</a></nav>`;
  }

  view() {
    const { event } = this;
    const status = statusOf(event, now());
    return html`<div class="stack"><div class="staff-head"><div class="grow stack tight"><h1>${event.title}</h1>
        <p class="row small muted"><span class="badge ${STATUS_KINDS[status]}">${t(`organiser.status.${status}`)}</span>
        <span class="num">${dateTime(event.saleStart)} – ${dateTime(event.saleEnd)}</span></p></div>
      <p class="row"><a class="button small" href=${url(`/events/${params.eventId}`)}>${t('organiser.buyersPage')}</a>
        <a class="button small" href=${url(`/admin/events/${params.eventId}/sale`)}>${t('organiser.cockpit')}</a>
        <button class="button small"
          @click=${attempt(() => copyEvent({ id: params.eventId, title: event.title }))}>${t('organiser.copy')}</button>
        ${event.cancelledAt ? nothing : html`<button class="button small danger"
          @click=${this.cancel}>${t('organiser.cancelEvent')}</button>`}</p></div>
      ${event.cancelledAt ? html`<p
        class="notice bad">${t('organiser.cancelledText', { time: dateTime(event.cancelledAt), reason: event.cancelReason })}</p>`
          : nothing}
      ${this.tabs()}
      ${this.tab.view()}</div>`;
  }
}

define('event', EventPage);
