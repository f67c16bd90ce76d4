// Discount codes: of one event, or of all.
import { now } from '../../core/clock.js';
import { count, dateTime, won } from '../../core/format.js';
import { ask, askFor } from '../core/dialog.js';
import { toRequest } from '../events/fields.js';
import { api, html, t, toast } from '../core/frame.js';
import { Table, byPage } from '../core/table.js';

const pathOf = event => event ? `/api/admin/events/${event.id}/discount-codes` : '/api/admin/discount-codes';
const KINDS = ['percent', 'amount'];

function stateOf(code) {
  if (Date.parse(code.endsAt) <= now()) return ['muted', t('organiser.code.over')];
  return Date.parse(code.startsAt) > now() ? ['warn', t('organiser.code.later')] : ['good', t('organiser.code.valid')];
}

/** @param event whose codes they are, with `id`; null for all codes */
export function codesTable(page, event) {
  const table = new Table(page, {
    caption: t('organiser.tab.discountCodes'),
    rows: byPage(pathOf(event), 'discountCodes'),
    empty: t('organiser.noCodes'),
    columns: [
      { label: t('organiser.code'), head: true, key: 'code' },
      ...event ? [] : [{ label: t('organiser.codeFor'), view: row => row.eventId ? t('organiser.oneEvent') : t('organiser.allEvents') }],
      { label: t('organiser.discount'), number: true, view: row => row.percent ? `${row.percent}%` : won(row.amount) },
      { label: t('organiser.status'), view: row => html`<span class="badge ${stateOf(row)[0]}">${stateOf(row)[1]}</span>` },
      { label: t('organiser.validity'), view: row => html`<span class="num">${dateTime(row.startsAt)} – ${dateTime(row.endsAt)}</span>` },
      { label: t('organiser.uses'), number: true,
        view: row => row.totalLimit ? `${count(row.uses)} / ${count(row.totalLimit)}` : count(row.uses) },
      { label: t('organiser.perUser'), number: true, view: row => row.userLimit ? count(row.userLimit) : '–' },
    ],
    actions: row => [Date.parse(row.endsAt) > now() && {
      label: t('organiser.endCode'), danger: true, run: () => end(table, pathOf(event), row),
    }],
  });
  return table;
}

async function end(table, path, code) {
  const title = t('organiser.endCode');
  if (!await ask({ title, text: t('organiser.endCodeText', { code: code.code }), yes: title, danger: true })) return;
  await api('DELETE', `${path}/${code.id}`);
  await table.load();
}

/** Asks for a new code. @param event whose code it is; null for all events */
export async function addCode(table, event) {
  const value = { kind: 'percent', size: null, startsAt: new Date(now()).toISOString(), endsAt: event?.saleEnd ?? null };
  const added = await askFor({
    title: t('organiser.addCode'),
    intro: event ? t('organiser.codeOfEvent') : t('organiser.codeOfAll'),
    submit: t('organiser.add'),
    value,
    fields: [
      { name: 'code', label: t('organiser.code'), required: true, maxlength: 30, pattern: '[A-Za-z0-9\\-]{3,30}',
        hint: t('organiser.codeHint') },
      { name: 'kind', label: t('organiser.kind'), type: 'select', options: KINDS.map(each => [each, t(`organiser.${each}`)]) },
      { name: 'size', path: 'percent', label: t('organiser.size'), type: 'number', required: true, min: 1, max: 10_000_000 },
      { name: 'startsAt', label: t('organiser.validFrom'), type: 'datetime', required: true },
      { name: 'endsAt', label: t('organiser.validUntil'), type: 'datetime', required: true },
      { name: 'totalLimit', label: t('organiser.totalLimit'), type: 'number', min: 1, max: 1_000_000, hint: t('organiser.noLimitHint') },
      { name: 'userLimit', label: t('organiser.userLimit'), type: 'number', min: 1, max: 1_000_000, hint: t('organiser.noLimitHint') },
    ],
    send: ({ kind, size, ...values }) => api('POST', pathOf(event), { body: { ...toRequest(values), [kind]: size } }),
  });
  if (added) {
    toast(t('organiser.codeAdded', { code: added.code }));
    await table.load();
  }
}
