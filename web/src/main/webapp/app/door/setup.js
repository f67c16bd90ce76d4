// The view before the door opens: the name of this device, and the choice of a performance unless the URL has one.
import { html, nothing } from '../core/html.js';
import { dateTime } from '../core/format.js';
import { t } from '../core/texts.js';

const LONGEST = 40;

export function setupView(page) {
  const choose = performance => {
    const field = page.querySelector('#door-device');
    const device = field.value.trim();
    page.isNameless = device === '';
    page.draw();
    if (page.isNameless) field.focus();
    else page.choose(performance, device);
  };
  const button = (performance, content, type) => html`<button class=${type} @click=${() => choose(performance)}>${content}</button>`;
  const listed = (page.performances ?? []).filter(each => !each.cancelled);
  const list = () => html`<h2>${t('door.performances')}</h2>
    ${listed.length ? html`<ul class="list card">${listed.map(each => html`<li>${button(each.id, html`<b>${each.title}</b>
      <span class="muted small">${dateTime(each.startsAt)} · ${each.venue}</span>`, 'door-performance')}</li>`)}</ul>`
    : html`<p class="empty">${t('door.noPerformances')}</p>`}`;
  return html`<div class="door stack"><h1>${t('staff.door')}</h1><p class="muted">${t('door.setup')}</p>
    <div class="field"><label for="door-device">${t('door.device')}</label>
      <input id="door-device" maxlength=${LONGEST} autocomplete="off" .value=${page.device}
        aria-invalid=${page.isNameless ? 'true' : nothing} aria-describedby=${page.isNameless ? 'door-device-error' : 'door-device-hint'}>
      <p class="hint" id="door-device-hint">${t('door.deviceHint')}</p>
      ${page.isNameless ? html`<p class="error" id="door-device-error" role="alert">${t('staff.required')}</p>` : nothing}</div>
    ${page.wanted ? button(page.wanted, t('door.start'), 'button primary large block') : list()}</div>`;
}
