// Log-in, sign-up and the forgotten password.
import { api } from '../core/api.js';
import { html, nothing, render } from '../core/html.js';
import { title } from '../core/page.js';
import { session } from '../core/session.js';
import { t } from '../core/texts.js';
import { button, field, passwordHint, phone, problem, submit } from './form.js';

const asked = new URLSearchParams(location.search);

/** Where to go after logging in: only within this site. */
function next() {
  const wanted = asked.get('next') ?? '';
  return /^\/(?![/\\])/.test(wanted) ? wanted : null;
}

export function showEntry(root, onLogin) {
  const state = { view: ['register', 'forgot'].includes(asked.get('view')) ? asked.get('view') : 'login', fields: {} };
  const draw = () => {
    title(t(`account.${state.view === 'forgot' ? 'forgotTitle' : state.view}`));
    render(html`<div class="wrap narrow-page">${views[state.view]()}</div>`, root);
  };
  const go = view => event => {
    event.preventDefault();
    Object.assign(state, { view, error: null, fields: {}, needsCode: false, isSent: false });
    draw();
    root.querySelector('h1').focus();
  };
  const done = () => next() ? location.replace(next()) : onLogin();
  const link = (view, label) => html`<a href="?view=${view}" @click=${go(view)}>${label}</a>`;

  const logIn = submit(state, draw, async values => {
    const extra = values.code ? { code: values.code } : values.recoveryCode ? { recoveryCode: values.recoveryCode } : {};
    try {
      await session.login(values.email, values.password, extra);
    } catch (e) {
      state.needsCode ||= ['SECOND_FACTOR_REQUIRED', 'BAD_SECOND_FACTOR'].includes(e.code);
      throw e;
    }
    await done();
    return true;
  });

  const register = submit(state, draw, async values => {
    await session.register({ ...values, phone: phone(values.phone) });
    await done();
    return true;
  });

  const forgot = submit(state, draw, async values => {
    await api('POST', '/api/auth/password-reset', { body: values });
    state.isSent = true;
  });

  const views = {
    login: () => html`<form class="card stack" @submit=${logIn}>
      <h1 tabindex="-1">${t('account.login')}</h1>
      ${next() ? html`<p class="muted">${t('account.next')}</p>` : nothing}
      ${problem(state)}
      ${field(state, 'email', t('account.email'), { type: 'email', autocomplete: 'username' })}
      ${field(state, 'password', t('account.password'), { type: 'password', autocomplete: 'current-password' })}
      ${state.needsCode ? html`
        ${field(state, 'code', t('account.code'),
          { autocomplete: 'one-time-code', inputmode: 'numeric', pattern: '[0-9]{6}', required: false })}
        <details><summary>${t('account.recoveryCode')}</summary>
          ${field(state, 'recoveryCode', t('account.recovery'), { required: false })}</details>`
    : nothing}
      ${button(state, t('account.login'))}
      <p class="row between">${link('forgot', t('account.forgot'))}</p>
      <p>${t('account.noAccount')} ${link('register', t('account.register'))}</p></form>`,

    register: () => html`<form class="card stack" @submit=${register}>
      <h1 tabindex="-1">${t('account.register')}</h1>
      ${problem(state)}
      ${field(state, 'name', t('account.name'), { autocomplete: 'name' })}
      ${field(state, 'email', t('account.email'), { type: 'email', autocomplete: 'username' })}
      ${field(state, 'phone', t('account.phone'),
        { type: 'tel', autocomplete: 'tel-national', inputmode: 'tel', hint: t('account.phoneHint') })}
      ${field(state, 'password', t('account.password'), { type: 'password', autocomplete: 'new-password', hint: passwordHint() })}
      ${button(state, t('account.register'))}
      <p>${t('account.hasAccount')} ${link('login', t('account.login'))}</p></form>`,

    forgot: () => html`<form class="card stack" @submit=${forgot}>
      <h1 tabindex="-1">${t('account.forgotTitle')}</h1>
      ${problem(state)}
      ${state.isSent ? html`<p class="notice good" role="status">${t('account.linkSent')}</p>` : html`
        <p class="muted">${t('account.forgotText')}</p>
        ${field(state, 'email', t('account.email'), { type: 'email', autocomplete: 'username' })}
        ${button(state, t('account.sendLink'))}`}
      <p>${link('login', t('account.backToLogin'))}</p></form>`,
  };
  draw();
}
