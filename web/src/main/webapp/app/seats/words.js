// Seats in words.
import { t } from '../core/texts.js';
import { stretches } from './selection.js';

export const seatText = (model, seat) =>
  t('seats.place', { section: model.plan.sections[model.section[seat]].name, row: model.row[seat], numbers: model.number[seat] });

export const placesText = (model, seats) => stretches(model, seats).map(({ section, row, from, to }) =>
  t('seats.place', { section, row, numbers: from === to ? from : `${from}–${to}` })).join(', ');

/** What a hold has: places by their names, units of general admission by their number. */
export const heldText = (model, hold, places = [...model.own]) => [...places.length ? [placesText(model, places)] : [],
  ...[...hold.units].map(([grade, n]) => `${grade} ${t('seats.times', { n })}`)].join(', ');
