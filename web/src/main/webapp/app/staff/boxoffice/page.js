// The box office: seats, free-seating tickets, refunds, and the count of the drawer. For keyboards above all.
import { StaffPage, define, html, nothing, t, title } from '../core/frame.js';

const VIEWS = {
  seats: () => import('./seats.js'),
  tickets: () => import('./tickets.js'),
  sales: () => import('./sales.js'),
  'cash-up': () => import('./cash-up.js'),
};

class BoxOfficePage extends StaffPage {
  /** Free-seating tickets belong to no event, so they are not for organisers. */
  names() { return Object.keys(VIEWS).filter(name => name !== 'tickets' || this.user.role !== 'organiser'); }

  async load() {
    const asked = new URLSearchParams(location.search).get('view');
    this.name = this.names().includes(asked) ? asked : 'seats';
    title(`${t(`counter.view.${this.name}`)} · ${t('staff.boxoffice')}`);
    const { View } = await VIEWS[this.name]();
    this.shown = new View(this);
    await this.shown.load();
  }

  leave() { this.shown?.leave?.(); }

  draw() {
    const isFirst = this.isDrawable && !this.isDrawn;
    super.draw();
    this.isDrawn = this.isDrawable;
    this.shown?.drawn?.();
    if (isFirst) this.shown.focus?.();
  }

  view() {
    return html`<div class="stack counter"><h1>${t('staff.boxoffice')}</h1>
      <nav class="tabs" aria-label=${t('staff.boxoffice')}>${this.names().map(name => html`<a href="?view=${name}"
        aria-current=${name === this.name ? 'page' : nothing}>${t(`counter.view.${name}`)}</a>`)}</nav>
      ${this.shown.view()}</div>`;
  }
}

define('boxoffice', BoxOfficePage);
