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
  // A tap beside it closes it.
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

/** Asks a question. Resolves to whether the answer was yes; closing is no. */
export function confirmSheet({ title, text, yes, no = t('core.cancel'), danger = false }) {
  return new Promise(resolve => {
    let answer = false;
    const close = openSheet(html`<div class="stack"><h2>${title}</h2><p class="pre">${text}</p><div class="row">
      <button class="button grow" @click=${() => close()}>${no}</button>
      <button class="button grow ${danger ? 'danger' : 'primary'}" @click=${() => { answer = true; close(); }}>${yes}</button></div></div>`,
    { label: title, onClose: () => resolve(answer) });
  });
}
