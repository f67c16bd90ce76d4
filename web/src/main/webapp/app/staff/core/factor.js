// The second factor of staff, where the policy requires one: an authenticator is enrolled before the first page.
import { api } from '../../core/api.js';
import { html, render } from '../../core/html.js';
import { title } from '../../core/page.js';
import { t } from '../../core/texts.js';
import { button, field, problem, submit } from '../../account/form.js';

/** Enrols an authenticator, shows the recovery codes once, and loads the page again. */
export function offerSecondFactor(root) {
  const state = { fields: {}, enrolment: null, codes: null };
  title(t('staff.factor'));

  const ask = submit(state, draw, async values => {
    state.enrolment = await api('POST', '/api/users/me/totp', { body: { password: values.password } });
  });
  const confirm = submit(state, draw, async values => {
    state.codes = (await api('POST', '/api/users/me/totp/confirm', { body: { code: values.code } })).recoveryCodes;
  });
  const step = () => {
    if (state.codes) {
      return html`<div class="card stack"><h1 tabindex="-1">${t('staff.factorCodes')}</h1>
        <p>${t('staff.factorCodesText')}</p>
        <ul class="codes num">${state.codes.map(code => html`<li>${code}</li>`)}</ul>
        <button class="button primary block large" @click=${() => location.reload()}>${t('staff.factorContinue')}</button></div>`;
    }
    if (state.enrolment) {
      return html`<form class="card stack" @submit=${confirm}><h1 tabindex="-1">${t('staff.factor')}</h1>
        <p>${t('staff.factorAdd')}</p><p class="secret num">${state.enrolment.secret}</p>
        <p><a href=${state.enrolment.uri}>${t('staff.factorOpen')}</a></p>
        ${problem(state)}
        ${field(state, 'code', t('staff.factorCode'), { autocomplete: 'one-time-code', inputmode: 'numeric', pattern: '[0-9]{6}' })}
        ${button(state, t('staff.factorConfirm'))}</form>`;
    }
    return html`<form class="card stack" @submit=${ask}><h1 tabindex="-1">${t('staff.factor')}</h1><p>${t('staff.factorText')}</p>
      ${problem(state)}
      ${field(state, 'password', t('staff.password'), { type: 'password', autocomplete: 'current-password' })}
      ${button(state, t('staff.factorBegin'))}</form>`;
  };

  function draw() {
    const before = root.querySelector('h1')?.textContent;
    render(html`<div class="wrap narrow-page">${step()}</div>`, root);
    const heading = root.querySelector('h1');
    if (before !== undefined && before !== heading.textContent) heading.focus();
  }
  draw();
}
