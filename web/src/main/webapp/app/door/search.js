// Finds reservations by number, seat or name. Names are masked in the list (김*매): a star is any letter. No DOM.
const MOST = 20;

// The name of a user who has left is not known.
const plain = text => (text ?? '').toLowerCase().replace(/[\s-]/g, '');

/** Whether what was typed may be (a part of) the masked name. */
export function isNameLike(masked, typed) {
  const [name, word] = [plain(masked), plain(typed)];
  for (let start = 0; start + word.length <= name.length; start++) {
    let [i, isKnown] = [0, false];
    while (i < word.length && (name[start + i] === '*' || name[start + i] === word[i])) {
      isKnown ||= name[start + i] !== '*';
      i++;
    }
    // Stars alone would be anybody.
    if (i === word.length && isKnown) return true;
  }
  return false;
}

/** At most 20 reservations: those whose number or seat begins or ends so first, then those by name. */
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
