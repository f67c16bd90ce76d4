// All seat layouts.
import { count } from '../../core/format.js';
import { StaffPage, define, html, t, url } from '../core/frame.js';
import { Table, allRows } from '../core/table.js';

class LayoutsPage extends StaffPage {
  table = new Table(this, {
    caption: t('staff.layouts'),
    rows: allRows('/api/seats/layouts', 'layouts'),
    columns: [
      { label: t('organiser.layoutName'), head: true, view: row => html`<a href=${url(`/admin/layouts/${row.id}`)}>${row.name}</a>` },
      { label: t('organiser.description'), key: 'description' },
      { label: t('organiser.sections'), number: true, view: row => count(row.layout_config.sections.length) },
      { label: t('organiser.total'), number: true, view: row => count(row.total_seats) },
    ],
  });

  load() { return this.table.load(); }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.layouts')}</h1>
      <a class="button primary" href=${url('/admin/layouts/new')}>${t('staff.layout-new')}</a></div>${this.table.view()}</div>`;
  }
}

define('layouts', LayoutsPage);
