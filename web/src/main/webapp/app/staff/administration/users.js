// The users: search by name, address or telephone, and by role.
import { date } from '../../core/format.js';
import { StaffPage, define, html, nothing, t, url } from '../core/frame.js';
import { ROLES, roleText } from '../core/roles.js';
import { Table, byPage } from '../core/table.js';

class UsersPage extends StaffPage {
  table = new Table(this, {
    caption: t('staff.users'),
    rows: byPage('/api/admin/users', 'users'),
    filters: [
      { name: 'q', label: t('users.find'), type: 'search', hint: t('users.findHint') },
      {
        name: 'role', label: t('users.role'), type: 'select',
        options: [['', t('users.anyRole')], ...ROLES.map(role => [role, roleText(role)])],
      },
    ],
    columns: [
      { label: t('users.name'), head: true, view: row => html`<a href=${url(`/admin/users/${row.id}`)}>${row.name}</a>` },
      { label: t('users.email'), key: 'email' },
      { label: t('users.phone'), view: row => html`<span class="num nowrap">${row.phone ?? '–'}</span>` },
      { label: t('users.role'), view: row => html`<span class="badge ${row.role === 'user' ? 'muted' : ''}">${roleText(row.role)}</span>` },
      { label: t('users.since'), view: row => html`<span class="num nowrap">${date(row.createdAt)}</span>` },
      {
        label: t('users.state'),
        view: row => html`${row.locked ? html`<span class="badge bad">${t('users.locked')}</span> ` : nothing}${
          row.emailConfirmed ? nothing : html`<span class="badge warn">${t('users.unconfirmed')}</span>`}`,
      },
    ],
  });

  load() { return this.table.load(); }

  view() {
    return html`<div class="stack"><h1>${t('staff.users')}</h1>${this.table.view()}</div>`;
  }
}

define('users', UsersPage);
