// What a live page knows of itself.
import { html, nothing, render } from './html.js';
import { sentence, t, url } from './texts.js';

export const main = document.getElementById('main');

/** The values of the address, such as `params.performanceId`. */
export const params = read();

function read() {
  const pattern = document.documentElement.dataset.pattern ?? '';
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(each => each[1]);
  const found = new RegExp(`^(?:/en)?${pattern.replace(/\{\w+\}/g, '([^/]+)')}/?$`).exec(location.pathname) ?? [];
  return Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')]));
}

/** Sets the title of the tab. */
export function title(text) {
  document.title = `${text} · ${t('core.site')}`;
}

/** The address of an asset, such as `styles/icons.svg`. */
export const asset = path => new URL(`../../${path}`, import.meta.url).href;

let isStarted = false;

/** Empties the page and returns its element, to be rendered into. The server's skeleton goes the first time. */
export function start() {
  if (!isStarted) {
    isStarted = true;
    main.replaceChildren();
  }
  // By the library, which would otherwise update nodes that are gone.
  render(nothing, main);
  return main;
}

/** Shows an error instead of the page. */
export async function fail(error) {
  const text = await sentence(error);
  const isMissing = error.status === 404;
  render(html`<div class="wrap narrow-page center stack">
    <h1>${isMissing ? t('core.missing') : t('core.failedTitle')}</h1><p class="muted">${text}</p>
    <p class="row middle">
    ${isMissing ? '' : html`<button class="button primary" @click=${() => location.reload()}>${t('core.again')}</button>`}
    <a class="button" href=${url('/')}>${t('core.home')}</a></p></div>`, start());
  if (!error.status && !error.code) console.error(error);
}
