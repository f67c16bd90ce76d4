// Dialogs of staff: questions, some of which are answered by typing a word, and forms.
import { html, nothing, render } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { openSheet } from '../../ui/sheet.js';
import { Form } from './form.js';

/** What a form in a dialog is drawn by, as a page is. */
class DialogPage {
  draw() { this.show?.(); }
}

function open(title, view, onClose) {
  const page = new DialogPage();
  const close = openSheet(nothing, { label: title, onClose });
  const dialog = [...document.querySelectorAll('dialog.sheet')].at(-1);
  dialog.classList.add('staff-dialog');
  page.show = () => render(html`<div class="stack"><h2>${title}</h2>${view(close, page)}</div>`, dialog);
  // Drawn first by those who have opened it, and only then is there something to focus.
  const start = () => {
    page.draw();
    dialog.querySelector('input, select, textarea, button')?.focus();
  };
  return { page, close, start };
}

/**
 * Asks a question. Resolves to whether the answer was yes; closing is no.
 *
 * @param typed a word that has to be typed before yes can be pressed, for what cannot be undone
 */
export function ask({ title, text, yes, no = t('core.cancel'), danger = false, typed = null }) {
  return new Promise(resolve => {
    let answer = false;
    let word = '';
    const isTyped = () => typed === null || word.trim() === typed;
    const type = text => {
      word = text;
      page.draw();
    };
    const submit = (event, close) => {
      event.preventDefault();
      if (!isTyped()) return;
      answer = true;
      close();
    };
    const { page, start } = open(title, close => html`<form class="stack" @submit=${event => submit(event, close)}>
      <div class="pre">${text}</div>
      ${typed === null ? nothing : html`<div class="field"><label for="typed-word">${t('staff.typeWord', { word: typed })}</label>
        <input id="typed-word" autocomplete="off" spellcheck="false" .value=${word} @input=${event => type(event.target.value)}></div>`}
      <div class="row"><button type="button" class="button grow" @click=${close}>${no}</button>
      <button class="button grow ${danger ? 'danger' : 'primary'}" ?disabled=${!isTyped()}>${yes}</button></div></form>`,
    () => resolve(answer));
    start();
  });
}

/**
 * Shows a form in a dialog, with the options of `Form`. Errors stay in the dialog. Resolves to what `send` has returned (true if nothing),
 * or null if it was closed.
 *
 * @param intro a text or a template above the form
 */
export function askFor({ title, intro = nothing, ...options }) {
  return new Promise(resolve => {
    let result = null;
    let form;
    const cancel = html`<button type="button" class="button" @click=${() => close()}>${t('core.cancel')}</button>`;
    const { page, close, start } = open(title, () => html`${intro === nothing ? nothing : html`<div class="pre">${intro}</div>`}
      ${form.view(cancel)}`, () => resolve(result));
    form = new Form(page, { ...options, saved: answer => {
      result = answer ?? true;
      close();
    } });
    start();
  });
}

/** Shows a template in a dialog. Returns what closes it. @param view is called with what closes it */
export function show(title, view) {
  const { close, start } = open(title, view);
  start();
  return close;
}
