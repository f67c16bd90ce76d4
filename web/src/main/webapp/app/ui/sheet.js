// Modal sheets: at the bottom of a telephone, in the middle of a wide screen.
import { html, render } from '../core/html.js';
import { t } from '../core/texts.js';

/** Shows a template in a modal dialog. Returns what closes it. `onClose` is called however it is closed. */
export function openSheet(template, { label, onClose } = {}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-label', label ?? '');
  render(template, dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose?.();
  });
  // A tap beside it closes it, but not the end of the tap that opened it: its click comes after the dialog.
  let beganBeside = false;
  dialog.addEventListener('pointerdown', event => { beganBeside = event.target === dialog; });
  dialog.addEventListener('click', event => { if (beganBeside && event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

/** Asks a question. Resolves to true, false or, if there is a third answer (`also`), to 'also'. Closing is false. */
export function confirmSheet({ title, text, yes, no = t('core.cancel'), also = null, danger = false }) {
  return new Promise(resolve => {
    let answer = false;
    const answers = value => () => { answer = value; close(); };
    const button = (label, kind, value) => html`<button class="button grow ${kind}" @click=${answers(value)}>${label}</button>`;
    const [refusal, consent] = [button(no, '', false), button(yes, danger ? 'danger' : 'primary', true)];
    // Three answers have no room beside each other.
    const buttons = also ? html`<div class="answers">${consent}${button(also, '', 'also')}${refusal}</div>`
      : html`<div class="row">${refusal}${consent}</div>`;
    const close = openSheet(html`<div class="stack"><h2>${title}</h2><p class="pre">${text}</p>${buttons}</div>`,
      { label: title, onClose: () => resolve(answer) });
  });
}
