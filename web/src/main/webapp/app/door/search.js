// Finds reservations by number, seat or name. Names are masked in the list (김*매), so a star matches any letter. No DOM.
const MOST = 20;

// The name is null if the account was deleted.
const plain = text => (text ?? '').toLowerCase().replace(/[\s-]/g, '');

/** Whether the typed text may be the masked name, or a part of it. */
export function isNameLike(masked, typed) {
  const [name, word] = [plain(masked), plain(typed)];
  for (let start = 0; start + word.length <= name.length; start++) {
    let [i, isKnown] = [0, false];
    while (i < word.length && (name[start + i] === '*' || name[start + i] === word[i])) {
      isKnown ||= name[start + i] !== '*';
      i++;
    }
    // Stars alone would match every name.
    if (i === word.length && isKnown) return true;
  }
  return false;
}

/** At most 20 reservations: first matches of the seat, or of the begin or end of the number, then matches of the name. */
export function search(reservations, typed) {
  const word = plain(typed);
  if (!word) return [];
  const [exact, named] = [[], []];
  for (const each of reservations.values()) {
    const number = plain(each.number);
    const isSeat = each.tickets.some(({ seat }) => seat && plain(seat) === word);
    if (isSeat || (word.length > 2 && (number.startsWith(word) || number.endsWith(word)))) exact.push(each);
    else if (named.length < MOST && isNameLike(each.name, typed)) named.push(each);
    if (exact.length >= MOST) break;
  }
  return [...exact, ...named].slice(0, MOST);
}
