// One user: role, events, lock, logins, second factor.
import { dateTime } from '../../core/format.js';
import { StaffPage, api, attempt, define, html, nothing, params, t, title, toast, url } from '../core/frame.js';
import { ask } from '../core/dialog.js';
import { Form } from '../core/form.js';
import { ROLES, roleText } from '../core/roles.js';

const WITH_EVENTS = ['door', 'operator', 'organiser'];
const path = `/api/admin/users/${params.userId}`;

class UserPage extends StaffPage {
  shown = null;
  logins = [];
  events = [];
  found = null;
  word = '';

  form = new Form(this, {
    fields: [{ name: 'role', label: t('users.role'), type: 'select', required: true, options: ROLES.map(role => [role, roleText(role)]) }],
    submit: t('users.saveRole'),
    send: async values => (await api('PATCH', path, { body: values })).user,
    saved: async user => {
      this.shown = user;
      toast(t('users.roleSaved'));
      return { role: user.role };
    },
  });

  async load() {
    await this.read();
    this.form.begin({ role: this.shown.role });
    title(this.shown.name);
  }

  async read() {
    const [one, logins, events] = await Promise.all([api('GET', path), api('GET', `${path}/sessions`), api('GET', `${path}/events`)]);
    this.shown = one.user;
    this.logins = logins.sessions;
    this.events = events.events;
  }

  /** Does something, reads the user again and says so. */
  change = (text, work) => attempt(async event => {
    if (await work(event) === false) return;
    await this.read();
    this.draw();
    toast(text);
  });

  /** Asks, with the name of the user in the text. */
  isSure = action => ask({
    title: t(`users.${action}`), text: t(`users.${action}Text`, { name: this.shown.name }), yes: t(`users.${action}`), danger: true,
  });

  lock = this.change(t('users.changed'), async () => {
    const { locked } = this.shown;
    if (!locked && !await this.isSure('lock')) return false;
    await api('PATCH', path, { body: { locked: !locked } });
    return true;
  });

  endLogins = this.change(t('users.loginsEnded'), async () => {
    if (!await this.isSure('endLogins')) return false;
    await api('DELETE', `${path}/sessions`);
    return true;
  });

  removeFactor = this.change(t('users.factorRemoved'), async () => {
    if (!await this.isSure('removeFactor')) return false;
    await api('DELETE', `${path}/totp`);
    return true;
  });

  bind = id => this.change(t('users.bound'), async () => {
    await api('PUT', `${path}/events/${id}`);
    this.found = null;
    this.word = '';
  });

  unbind = id => this.change(t('users.unbound'), () => api('DELETE', `${path}/events/${id}`).then(() => true));

  search = attempt(async event => {
    event.preventDefault();
    const answer = await api('GET', `/api/admin/events?limit=20&q=${encodeURIComponent(this.word)}`);
    const known = this.events.map(each => each.id);
    this.found = answer.events.filter(each => !known.includes(each.id));
    this.draw();
  });

  account() {
    const { email, phone, number, createdAt, emailConfirmed, locked } = this.shown;
    return html`<section class="card stack"><h2>${t('users.account')}</h2><dl class="facts">
      <dt>${t('users.email')}</dt>
      <dd>${email} ${emailConfirmed ? nothing : html`<span class="badge warn">${t('users.unconfirmed')}</span>`}</dd>
      <dt>${t('users.phone')}</dt><dd class="num">${phone ?? '–'}</dd>
      <dt>${t('users.number')}</dt><dd class="num">${number}</dd>
      <dt>${t('users.since')}</dt><dd class="num">${dateTime(createdAt)}</dd>
      <dt>${t('users.state')}</dt><dd>${locked ? html`<span class="badge bad">${t('users.locked')}</span>` : t('users.open')}</dd></dl>
      <p><a href="${url('/admin/audit')}?target=${this.shown.id}">${t('users.history')}</a></p>
      ${this.isOwn() ? html`<p class="muted small">${t('users.own')}</p>` : html`<p class="row">
        <button class="button small ${locked ? '' : 'danger'}" @click=${this.lock}>${locked ? t('users.unlock') : t('users.lock')}</button>
        <button class="button small" @click=${this.removeFactor}>${t('users.removeFactor')}</button></p>`}</section>`;
  }

  isOwn() { return this.shown.id === this.user.id; }

  /** @param action bind or unbind */
  button(action, event) {
    return html`<button class="button small" @click=${this[action](event.id)}>${t(`users.${action}`)}
      <span class="visually-hidden">${event.title}</span></button>`;
  }

  rights() {
    const hasEvents = WITH_EVENTS.includes(this.shown.role);
    return html`<section class="card stack"><h2>${t('users.role')}</h2>
      ${this.isOwn() ? html`<p>${roleText(this.shown.role)}</p>` : this.form.view()}
      ${hasEvents ? html`<h3>${t('users.events')}</h3>
        ${this.events.length ? html`<ul class="list">${this.events.map(each => html`<li class="row between">
          <span class="grow">${each.title} <span class="muted small num">${dateTime(each.boundAt)}</span></span>
          ${this.button('unbind', each)}</li>`)}</ul>`
    : html`<p class="muted">${t(this.shown.role === 'organiser' ? 'users.noEvents' : 'users.allEvents')}</p>`}
        <form class="row" role="search" @submit=${this.search}><div class="field grow">
          <label for="event-word">${t('users.findEvent')}</label>
          <input id="event-word" type="search" maxlength="50" autocomplete="off" .value=${this.word}
            @input=${event => { this.word = event.target.value; }}></div>
          <button class="button">${t('core.search')}</button></form>
        ${this.found ? html`<ul class="list" aria-live="polite">${this.found.length ? this.found.map(each => html`<li class="row between">
          <span class="grow">${each.title}</span>
          ${this.button('bind', each)}</li>`)
    : html`<li class="muted">${t('staff.empty')}</li>`}</ul>` : nothing}` : nothing}</section>`;
  }

  sessions() {
    return html`<section class="card stack"><h2>${t('users.logins')}</h2>
      ${this.logins.length ? html`<ul class="list">${this.logins.map(each => html`<li><p>${each.device || '–'}</p>
        <p class="small muted num">${each.address} · ${t('users.lastUsed', { time: dateTime(each.lastUsedAt) })}</p></li>`)}</ul>
        <p><button class="button small danger" @click=${this.endLogins}>${t('users.endLogins')}</button></p>`
    : html`<p class="muted">${t('users.noLogins')}</p>`}</section>`;
  }

  view() {
    return html`<div class="stack"><p class="small"><a href=${url('/admin/users')}>← ${t('staff.users')}</a></p>
      <div class="staff-head"><h1>${this.shown.name}</h1><span class="badge">${roleText(this.shown.role)}</span></div>
      <div class="columns">${this.account()}${this.rights()}${this.sessions()}</div></div>`;
  }
}

define('user', UserPage);
