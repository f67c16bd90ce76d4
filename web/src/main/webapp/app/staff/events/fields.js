// The fields of an event, for its form and for the wizard.
import { api, t } from '../core/frame.js';

const text = (name, options = {}) => ({ name, label: t(`organiser.${name}`), ...options });
const number = (name, min, max) => text(name, { type: 'number', min, max, hint: t('organiser.byPolicy') });

/** What buyers read. */
export const basicFields = () => [
  text('title', { required: true, maxlength: 200 }),
  text('artist', { maxlength: 200 }),
  text('category', { required: true, maxlength: 50, hint: t('organiser.categoryHint') }),
  text('runningMinutes', { type: 'number', required: true, min: 1, max: 1440 }),
  text('description', { type: 'textarea', rows: 6, maxlength: 10_000, wide: true }),
  text('englishTitle', { maxlength: 200, lang: 'en', hint: t('organiser.englishHint') }),
  text('englishArtist', { maxlength: 200, lang: 'en' }),
  text('englishDescription', { type: 'textarea', rows: 6, maxlength: 10_000, wide: true, lang: 'en' }),
  text('posterImageUrl', { type: 'url', maxlength: 2000, wide: true, hint: t('organiser.posterHint') }),
];

const layoutOption = ({ id, name, total_seats: n }) => [id, t('organiser.layoutOption', { name, n })];

/** The venues and layouts to choose from. */
export async function places() {
  const [{ venues }, { layouts }] = await Promise.all([api('GET', '/api/admin/venues'), api('GET', '/api/seats/layouts')]);
  return { venues, layouts };
}

/** Where it takes place. */
export const placeFields = ({ venues, layouts }) => [
  text('venueId', { type: 'select', required: true, options: [['', t('organiser.choose')], ...venues.map(each => [each.id, each.name])] }),
  text('seatLayoutId', {
    type: 'select', hint: t('organiser.layoutHint'),
    options: [['', t('organiser.noLayout')], ...layouts.map(layoutOption)],
  }),
];

/** When it is sold, and how much to one person. */
export const saleFields = () => [
  text('saleStart', { type: 'datetime', required: true }),
  text('saleEnd', { type: 'datetime', required: true }),
  number('holdMinutes', 1, 60),
  number('maxSeatsPerUser', 1, 10),
  number('cancelHoursBefore', 0, 720),
];

/** All fields of an event that a request sends, also those that no form here has: what a change leaves out is emptied. */
export function fieldsOf(event) {
  const { id, number, version, poster, cancelledAt, cancelReason, createdAt, updatedAt, performances, grades, ...fields } = event;
  return fields;
}

/** What stands in a request: no empty texts where there is no value, and a description in any case. */
export function toRequest(values) {
  const sent = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]));
  return 'description' in values ? { ...sent, description: values.description ?? '' } : sent;
}

/** The status of an event by its times. Whether it is sold out, only its seats say. */
export function statusOf(event, now) {
  if (event.cancelledAt) return 'cancelled';
  if (now < Date.parse(event.saleStart)) return 'upcoming';
  const last = event.performances.filter(each => !each.cancelledAt).map(each => Date.parse(each.endsAt));
  return now < Date.parse(event.saleEnd) && last.some(end => end > now) ? 'on_sale' : 'ended';
}

export const STATUSES = ['upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled'];
export const STATUS_KINDS = { upcoming: 'warn', on_sale: 'good', sold_out: 'good', ended: 'muted', cancelled: 'bad' };
