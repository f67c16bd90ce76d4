// A hand scanner types like a keyboard, only faster, and ends with Enter. Where the focus is does not matter.
const SHORTEST = 16;
const LONGEST_PAUSE_MS = 100;
const MEAN_PAUSE_MS = 40;
// Scanners type as on an American keyboard, whatever the keyboard of the device is set to.
const PLAIN = { Minus: '-', Period: '.', Backquote: '`', Equal: '=' };
const SHIFTED = { Minus: '_', Backquote: '~', Equal: '+' };

/** The character of a key as a scanner means it, or null. */
export function characterOf({ key, code, shiftKey }) {
  if (/^[\x21-\x7e]$/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return /^Digit(\d)$/.exec(code)?.[1] ?? (shiftKey ? SHIFTED : PLAIN)[code] ?? null;
}

/** Calls a function with each text that a hand scanner types. Returns what ends this. */
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
      // What it typed into a field is taken out again.
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
