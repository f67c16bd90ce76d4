// A group of buttons that is one tab stop: arrow keys, Home and End go from one to the next.

/**
 * Moves the focus within the group that a key was pressed in.
 *
 * @param activate called with the index of the button that becomes the tab stop, before it gets the focus
 */
export function rove(event, activate) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && at >= 0 ? at + step : -1;
  if (!buttons[to]) return;
  event.preventDefault();
  activate(to);
  buttons[to].focus();
}
