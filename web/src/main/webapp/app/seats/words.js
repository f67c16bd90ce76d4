// Seats in words.
import { t } from '../core/texts.js';
import { stretches } from './selection.js';

export const seatText = (model, seat) =>
  t('seats.place', { section: model.plan.sections[model.section[seat]].name, row: model.row[seat], numbers: model.number[seat] });

export const placesText = (model, seats) => stretches(model, seats).map(({ section, row, from, to }) =>
  t('seats.place', { section, row, numbers: from === to ? from : `${from}–${to}` })).join(', ');

/** What a reservation has: places by their names, units of general admission by their number. */
export function heldText(model, { items, seats }) {
  const units = items ? items.filter(each => !each.seatLabel).map(each => [each.ticketTypeName, each.quantity])
    : seats.filter(each => each.section === null).map(each => [each.grade, 1]);
  const byGrade = new Map();
  units.forEach(([grade, n]) => byGrade.set(grade, (byGrade.get(grade) ?? 0) + n));
  return [...model.own.size ? [placesText(model, [...model.own])] : [],
    ...[...byGrade].map(([grade, n]) => `${grade} ${t('seats.times', { n })}`)].join(', ');
}
