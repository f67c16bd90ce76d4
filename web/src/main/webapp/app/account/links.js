// Where the links of our mails lead. The token stands in the fragment, which no server sees. Nothing happens before the button is pressed,
// because programs that look at mails open their links too.
import { api } from '../core/api.js';
import { html, nothing, render } from '../core/html.js';
import { title } from '../core/page.js';
import { t, url } from '../core/texts.js';
import { button, field, passwordHint, problem, submit } from './form.js';

const PATHS = { confirm: '/api/auth/confirmations', reset: '/api/auth/password-reset/confirm', unlock: '/api/auth/unlock' };

/** The purpose and the token of the address, or null. */
export function mailLink() {
  const [purpose, token] = location.hash.slice(1).split('=');
  return Object.hasOwn(PATHS, purpose) && token ? { purpose, token } : null;
}

export function showMailLink(root, { purpose, token }) {
  const state = { fields: {} };
  const send = submit(state, draw, async values => {
    await api('POST', PATHS[purpose], { body: { token, ...values } });
    state.isDone = true;
    // The token must not stay in the history.
    history.replaceState(null, '', location.pathname);
  });
  title(t(`account.${purpose}Title`));

  function draw() {
    render(html`<div class="wrap narrow-page"><form class="card stack" @submit=${send}>
      <h1>${t(`account.${purpose}Title`)}</h1>
      ${problem(state)}
      ${state.isDone ? html`<p class="notice good" role="status">${t(`account.${purpose}Done`)}</p>
        <p class="row"><a class="button primary grow" href=${url('/account')}>${t('account.title')}</a>
        <a class="button grow" href=${url('/')}>${t('core.home')}</a></p>` : html`
        ${purpose === 'reset' ? field(state, 'password', t('account.newPassword'),
          { type: 'password', autocomplete: 'new-password', hint: passwordHint() }) : nothing}
        ${button(state, t(`account.${purpose}Button`))}`}</form></div>`, root);
  }
  draw();
}
