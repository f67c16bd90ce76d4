// Cancels an event or a performance, after saying whom it touches and what goes back.
import { count, won } from '../../core/format.js';
import { api, html, nothing, t } from '../core/frame.js';
import { ask, askFor } from '../core/dialog.js';

function facts(preview) {
  const fact = (name, value) => html`<dt>${t(`organiser.preview.${name}`)}</dt><dd class="num">${value}</dd>`;
  return html`<dl class="facts">${fact('performances', count(preview.performances))}${fact('buyers', count(preview.buyers))}
    ${fact('reservations', count(preview.reservations))}${fact('holds', count(preview.holds))}${fact('seats', count(preview.seats))}
    ${fact('refundPoints', won(preview.refundPoints))}${fact('refundOther', won(preview.refundOther))}
    ${fact('refundTotal', html`<b>${won(preview.refundTotal)}</b>`)}</dl>
    ${preview.inProgress ? html`<p
      class="notice warn">${t('organiser.preview.inProgress', { n: count(preview.inProgress) })}</p>` : nothing}`;
}

/**
 * Shows the preview, asks for the reason that the buyers read, and for a second answer.
 *
 * @param path  of the event or the performance in the API
 * @param typed a word to be typed, or null
 * @returns the changed event, or null if nothing was cancelled
 */
export async function cancelWithPreview(path, { title, typed = null }) {
  const preview = await api('GET', `${path}/cancellation`);
  const wanted = await askFor({
    title,
    intro: facts(preview),
    submit: t('organiser.goOn'),
    fields: [{ name: 'reason', label: t('organiser.reason'), type: 'textarea', rows: 2, required: true, maxlength: 500, wide: true,
      hint: t('organiser.reasonHint') }],
    send: async values => values,
  });
  if (!wanted) return null;
  const text = t('organiser.cancelSure', { n: count(preview.buyers), won: won(preview.refundTotal) });
  if (!await ask({ title, text, yes: title, no: t('organiser.keep'), danger: true, typed })) return null;
  return api('POST', `${path}/cancel`, { body: { reason: wanted.reason.trim() } });
}
