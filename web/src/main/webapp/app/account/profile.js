// The profile (마이페이지): details, password, logins, data.
import { api, sentence } from '../core/api.js';
import { toast } from '../core/announce.js';
import { dateTime } from '../core/format.js';
import { html, nothing, render } from '../core/html.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { confirmSheet } from '../ui/sheet.js';
import { button, field, passwordHint, phone, problem, submit } from './form.js';

/** Where the pages of each role begin. */
const STAFF = { door: '/door', operator: '/boxoffice', organiser: '/admin', admin: '/admin' };
const LANGUAGES = [['ko', '한국어'], ['en', 'English']];

export async function showProfile(root, me) {
  let user = me;
  let logins = [];
  const states = { details: { fields: {} }, email: { fields: {} }, password: { fields: {} }, erase: { fields: {} } };

  const attempt = work => async () => {
    try {
      await work();
    } catch (e) {
      toast(await sentence(e), { kind: 'error' });
    }
  };
  const readLogins = async () => { logins = (await api('GET', '/api/users/me/sessions')).sessions; };

  const saveDetails = submit(states.details, draw, async values => {
    const changed = { name: values.name.trim(), phone: phone(values.phone), language: values.language };
    user = (await api('PATCH', '/api/users/me', { body: changed })).user;
    session.reread();
    toast(t('account.saved'));
  });
  const changeEmail = submit(states.email, draw, async values => {
    await api('POST', '/api/users/me/email', { body: { email: values.newEmail, password: values.emailPassword } });
    states.email.isSent = true;
  });
  const changePassword = submit(states.password, draw, async values => {
    await api('PATCH', '/api/users/me', { body: { password: values.password, currentPassword: values.currentPassword } });
    await readLogins();
    states.password.isDone = true;
  });
  const erase = submit(states.erase, draw, async values => {
    await api('DELETE', '/api/users/me', { body: { password: values.erasePassword, forfeitPoints: values.forfeit === 'on' } });
    await session.logout().catch(() => {});
    location.replace(url('/'));
  });
  const endLogin = id => attempt(async () => {
    await api('DELETE', `/api/users/me/sessions/${id}`);
    await readLogins();
    draw();
    toast(t('account.ended'));
  });
  const resend = attempt(async () => {
    await api('POST', '/api/auth/confirmations/resend');
    toast(t('account.resent'));
  });
  const logOutEverywhere = attempt(async () => {
    if (await confirmSheet({ title: t('account.logoutAll'), text: t('account.logoutAllText'), yes: t('account.logout') })) {
      await api('DELETE', '/api/users/me/sessions');
      await session.logout();
    }
  });
  const download = attempt(async () => {
    const file = await (await api.raw('GET', '/api/users/me/export')).blob();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'yemae-export.json';
    link.click();
    URL.revokeObjectURL(link.href);
  });

  function draw() {
    render(html`<div class="wrap profile stack">
      <div class="row between"><h1>${t('account.hello', { name: user.name })}</h1>
        <p class="row">${STAFF[user.role] ? html`<a class="button" href=${url(STAFF[user.role])}>${t('account.staff')}</a>` : nothing}
        <a class="button primary" href=${url('/my')}>${t('account.mine')}</a>
        <button class="button" @click=${attempt(() => session.logout())}>${t('account.logout')}</button></p></div>
      ${user.emailConfirmed ? nothing : html`<div class="notice warn row between"><p class="grow">${t('account.notConfirmed')}</p>
        <button class="button" @click=${resend}>
        ${t('account.resend')}</button></div>`}
      <div class="columns">
      <form class="card stack" @submit=${saveDetails}><h2>${t('account.details')}</h2>${problem(states.details)}
        <dl class="facts"><dt>${t('account.email')}</dt><dd>${user.email}</dd></dl>
        ${field(states.details, 'name', t('account.name'), { autocomplete: 'name', value: user.name })}
        ${field(states.details, 'phone', t('account.phone'), { type: 'tel', autocomplete: 'tel-national', value: user.phone ?? '' })}
        <div class="field"><label for="language-of-mails">${t('account.language')}</label><select id="language-of-mails" name="language">
          ${LANGUAGES.map(([code, name]) => html`
            <option value=${code} lang=${code} ?selected=${user.language === code}>${name}</option>`)}
        </select></div>
        ${button(states.details, t('account.save'), '')}</form>
      <section class="card stack"><h2>${t('account.logins')}</h2><ul class="list">${logins.map(each => html`<li class="row between">
        <div class="grow"><p>${each.device ?? each.address}
          ${each.current ? html`<span class="badge good">${t('account.here')}</span>` : nothing}</p>
        <p class="small muted num">${t('account.lastUsed', { time: dateTime(each.lastUsedAt) })}</p></div>
        ${each.current ? nothing : html`<button class="button" @click=${endLogin(each.id)}>${t('account.end')}
          <span class="visually-hidden">${each.device ?? each.address}</span></button>`}</li>`)}</ul>
        <p><button class="button danger" @click=${logOutEverywhere}>${t('account.logoutAll')}</button></p></section>
      <details class="card"><summary><h2>${t('account.changePassword')}</h2></summary><form class="stack" @submit=${changePassword}>
        ${problem(states.password)}
        ${states.password.isDone ? html`<p class="notice good" role="status">${t('account.passwordChanged')}</p>` : html`
        <input type="hidden" name="username" autocomplete="username" .value=${user.email}>
        ${field(states.password, 'currentPassword', t('account.currentPassword'), { type: 'password', autocomplete: 'current-password' })}
        ${field(states.password, 'password', t('account.newPassword'),
          { type: 'password', autocomplete: 'new-password', hint: passwordHint() })}
        ${button(states.password, t('account.changePassword'), '')}`}</form></details>
      <details class="card"><summary><h2>${t('account.changeEmail')}</h2></summary><form class="stack" @submit=${changeEmail}>
        ${problem(states.email)}
        ${states.email.isSent ? html`<p class="notice good" role="status">${t('account.emailAsked')}</p>` : html`
        ${field(states.email, 'newEmail', t('account.newEmail'), { type: 'email', autocomplete: 'email' })}
        ${field(states.email, 'emailPassword', t('account.currentPassword'), { type: 'password', autocomplete: 'current-password' })}
        ${button(states.email, t('account.changeEmail'), '')}`}</form></details>
      <details class="card"><summary><h2>${t('account.data')}</h2></summary><div class="stack">
        <p><button class="button" @click=${download}>${t('account.export')}</button></p>
        <form class="stack" @submit=${erase}><h3>${t('account.delete')}</h3><p class="muted">${t('account.deleteText')}</p>
          ${problem(states.erase)}
        ${field(states.erase, 'erasePassword', t('account.currentPassword'), { type: 'password', autocomplete: 'current-password' })}
        <label class="row check"><input type="checkbox" name="forfeit"> ${t('account.forfeit')}</label>
        ${button(states.erase, t('account.delete'), 'danger')}</form></div></details>
      </div></div>`, root);
  }

  await readLogins();
  draw();
}
