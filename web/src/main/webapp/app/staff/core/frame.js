// The frame of every page of staff: who is logged in, the navigation by role, and the page's own element inside.
import { api, sentence } from '../../core/api.js';
import { toast } from '../../core/announce.js';
import { html, nothing, render } from '../../core/html.js';
import { fail, start, title } from '../../core/page.js';
import { session } from '../../core/session.js';
import { t, url } from '../../core/texts.js';
import { attempt } from './attempt.js';
import { roleText } from './roles.js';

export { api, attempt, html, nothing, sentence, t, title, toast, url };
export { params } from '../../core/page.js';

const allowed = roles => roles === undefined ? [] : roles.split(' ');

/**
 * The base class of a page of staff. A subclass has `view()`, which returns its template, and may have `load()`, which is awaited before
 * the first drawing; an error of it is shown instead of the page. `draw()` draws again. What `load()` starts (timers, sockets) is ended in
 * `leave()`.
 */
export class StaffPage extends HTMLElement {
  /** The user, with `id`, `name` and `role`. */
  user = null;
  isDrawable = false;

  /** Reads what the page shows first. */
  async load() {}

  leave() {}

  /** @returns a template of lit-html with one h1 */
  view() { return nothing; }

  draw() {
    if (this.isDrawable) render(this.view(), this);
  }

  disconnectedCallback() { this.leave(); }
}

/**
 * Defines the element `<yemae-staff-…>` of this page and shows it as soon as a user with one of the page's roles is logged in. The roles
 * stand in `Shells`.
 */
export async function define(name, type) {
  customElements.define(`yemae-staff-${name}`, type);
  try {
    const user = await userOf(type);
    showFrame(user);
    session.changed(() => location.reload());
    if (!allowed(document.documentElement.dataset.roles).includes(user.role)) {
      showRefusal(user);
      return;
    }
    const page = document.createElement(`yemae-staff-${name}`);
    page.user = user;
    await page.load();
    start().append(page);
    page.isDrawable = true;
    page.draw();
  } catch (error) {
    // Until the second factor is there, the API refuses everything else.
    if (error.code === 'SECOND_FACTOR_NOT_ENROLLED') (await import('./factor.js')).offerSecondFactor(start());
    else fail(error);
  }
}

/** A page that works without a network knows who has used it: its type has `withoutNetwork()`, which returns the user or null. */
async function userOf(type) {
  try {
    return await session.require();
  } catch (error) {
    const known = error.status === 0 || error.status >= 500 ? await type.withoutNetwork?.() : null;
    if (!known) throw error;
    return known;
  }
}

function showRefusal(user) {
  title(t('staff.refused'));
  render(html`<div class="wrap narrow-page center stack"><h1>${t('staff.refused')}</h1>
    <p class="muted">${t('staff.refusedText', { name: user.name, role: roleText(user.role) })}</p>
    <p class="row middle"><a class="button" href=${url('/')}>${t('core.home')}</a>
    <button class="button primary" @click=${attempt(() => session.logout())}>${t('staff.otherAccount')}</button></p></div>`,
  start());
}

function showFrame(user) {
  const navigation = document.getElementById('staff-nav');
  const links = [...navigation.querySelectorAll('a')].filter(link => allowed(link.dataset.roles).includes(user.role));
  const path = location.pathname;
  const current = links.filter(link => path === link.pathname || path.startsWith(`${link.pathname}/`))
    .sort((a, b) => b.pathname.length - a.pathname.length)[0];
  links.forEach(link => { link.hidden = false; });
  current?.setAttribute('aria-current', 'page');
  if (links.length) document.getElementById('staff-home').href = links[0].href;
  render(html`<span class="staff-name"><b>${user.name}</b> <span class="muted small">${roleText(user.role)}</span></span>
    <button class="button small" @click=${attempt(() => session.logout())}>${t('staff.logout')}</button>`,
  document.getElementById('staff-who'));
  const menu = document.getElementById('staff-menu');
  const open = isOpen => {
    menu.setAttribute('aria-expanded', isOpen);
    navigation.classList.toggle('open', isOpen);
  };
  menu.addEventListener('click', () => open(menu.getAttribute('aria-expanded') !== 'true'));
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && navigation.classList.contains('open')) {
      open(false);
      menu.focus();
    }
  });
}
