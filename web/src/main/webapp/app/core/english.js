// Loaded by English pages only.
const list = member => Array.isArray(member) ? member : [];

/** An answer of the API with the English texts of events in place of the Korean ones, as far as there are any, for English pages. */
export function inEnglish(answer) {
  for (const each of [answer, answer.reservation, answer.receipt, answer.performance, ...list(answer.reservations), ...list(answer.entries),
    ...list(answer.performances)]) {
    if (!each?.english) continue;
    const { title, ...others } = Object.fromEntries(Object.entries(each.english).filter(([, text]) => text));
    Object.assign(each, others, title && { [['event_title', 'eventTitle'].find(name => name in each) ?? 'title']: title });
  }
  return answer;
}
