// Copies an event, and goes to the copy.
import { api, t, url } from '../core/frame.js';
import { askFor } from '../core/dialog.js';
import { toRequest } from './fields.js';

/** Asks how, copies, and opens the checklist of the copy. */
export async function copyEvent({ id, title }) {
  const copy = await askFor({
    title: t('organiser.copyOf', { title }),
    intro: t('organiser.copyText'),
    submit: t('organiser.copy'),
    value: { title, shiftDays: 7, saleStart: null, performances: true },
    fields: [
      { name: 'title', label: t('organiser.title'), required: true, maxlength: 200, wide: true },
      { name: 'shiftDays', label: t('organiser.shiftDays'), type: 'number', required: true, min: 0, max: 3650,
        hint: t('organiser.shiftHint') },
      { name: 'saleStart', label: t('organiser.saleStart'), type: 'datetime', hint: t('organiser.copyStartHint') },
      { name: 'performances', label: t('organiser.copyPerformances'), type: 'checkbox', wide: true },
    ],
    send: values => api('POST', `/api/admin/events/${id}/copy`, { body: toRequest(values) }),
  });
  if (copy) location.href = url(`/admin/events/${copy.id}?tab=checklist`);
}
