// Cancels many reservations, after saying what goes back and which cannot be cancelled.
import { count, won } from '../../core/format.js';
import { api, html, nothing, t, url } from '../core/frame.js';
import { ask, askFor, show } from '../core/dialog.js';

const path = '/api/admin/reservations/cancellations';

/** Why some cannot be cancelled; nothing if all can. */
function refused(preview) {
  if (preview.alreadyCancelled + preview.expired === 0) return nothing;
  return html`<div class="notice warn"><p>${t('reservations.refused', { n: count(preview.alreadyCancelled + preview.expired) })}</p>
    <ul>${['alreadyCancelled', 'expired'].filter(why => preview[why]).map(why => html`<li>${
      t(`reservations.refused.${why}`, { n: count(preview[why]) })}</li>`)}</ul></div>`;
}

function facts(preview) {
  const fact = (name, value) => html`<dt>${t(`reservations.preview.${name}`)}</dt><dd class="num">${value}</dd>`;
  return html`<div class="stack tight"><dl class="facts">${fact('reservations', count(preview.reservations))}${
    fact('holds', count(preview.holds))}${fact('seats', count(preview.seats))}${fact('buyers', count(preview.buyers))}${
    fact('refundPoints', won(preview.refundPoints))}${fact('refundOther', won(preview.refundOther))}${
    fact('refundTotal', html`<b>${won(preview.refundTotal)}</b>`)}</dl>${refused(preview)}
    ${preview.inProgress ? html`<p
      class="notice warn">${t('reservations.inProgress', { n: count(preview.inProgress) })}</p>` : nothing}</div>`;
}

export const reasonField = () => ({
  name: 'reason', label: t('reservations.reason'), type: 'textarea', rows: 2, required: true, maxlength: 500, wide: true,
  hint: t('reservations.reasonHint'),
});

/** Shows the preview, asks for the reason and for the number, and goes to the page of the run. @param selection of the API */
export async function cancelMany(selection) {
  const preview = await api('POST', `${path}/preview`, { body: selection });
  const title = t('reservations.many');
  const number = preview.reservations + preview.holds;
  if (number === 0) {
    show(title, close => html`${facts(preview)}<p class="row"><button class="button" @click=${close}>${t('core.close')}</button></p>`);
    return;
  }
  const wanted = await askFor({
    title, intro: facts(preview), submit: t('reservations.goOn'), fields: [reasonField()], send: async values => values,
  });
  if (!wanted) return;
  const text = t('reservations.manySure', { n: count(number), won: won(preview.refundTotal) });
  if (!await ask({ title, text, yes: t('reservations.cancelN', { n: count(number) }), no: t('reservations.keep'), danger: true,
    typed: String(number) })) return;
  const body = { ...selection, reason: wanted.reason.trim(), version: preview.version };
  const run = await api('POST', path, { body, key: crypto.getRandomValues(new Uint32Array(4)).join('-') });
  location.assign(url(`/admin/reservations/cancellations/${run.id}`));
}
