// A hand scanner types like a keyboard, only faster, and ends with Enter. It works wherever the focus is.
const SHORTEST = 16;
const LONGEST_PAUSE_MS = 100;
const MEAN_PAUSE_MS = 40;
// Scanners send the key codes of a US keyboard, whatever layout the device uses.
const PLAIN = { Minus: '-', Period: '.', Backquote: '`', Equal: '=' };
const SHIFTED = { Minus: '_', Backquote: '~', Equal: '+' };

/** The character that a scanner means by a key event, or null. */
export function characterOf({ key, code, shiftKey }) {
  if (/^[\x21-\x7e]$/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return /^Digit(\d)$/.exec(code)?.[1] ?? (shiftKey ? SHIFTED : PLAIN)[code] ?? null;
}

/** Calls `found` with each text that a hand scanner types. Returns a function that stops listening. */
export function listen(found) {
  let text = '';
  let [first, last] = [0, 0];
  let field = null;
  let before = '';

  const begin = (event, at) => {
    text = '';
    first = at;
    field = 'value' in event.target ? event.target : null;
    before = field?.value;
  };
  const onKey = event => {
    const at = event.timeStamp;
    if (event.key === 'Shift') return;
    if (at - last > LONGEST_PAUSE_MS) begin(event, at);
    last = at;
    if (event.key !== 'Enter') {
      const character = event.ctrlKey || event.metaKey || event.altKey ? null : characterOf(event);
      if (character === null) begin(event, at);
      else text += character;
      return;
    }
    if (text.length >= SHORTEST && (at - first) / text.length <= MEAN_PAUSE_MS) {
      event.preventDefault();
      event.stopPropagation();
      // Removes from the field what the scanner typed into it.
      if (field?.isConnected && field.value !== before) {
        field.value = before;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      found(text);
    }
    text = '';
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}
