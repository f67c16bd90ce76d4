// Announces changes that the user has not caused: to screen readers, and visibly if nothing else shows them.

/** Has a screen reader say a text. `assertive` interrupts; it is for what cannot wait. */
export function announce(text, { assertive = false } = {}) {
  const region = document.getElementById(assertive ? 'assertive' : 'polite');
  // The same text again would not be read.
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

/** Shows a text for a few seconds, and announces it. */
export function toast(text, { kind = 'info', milliseconds = 5000 } = {}) {
  const shown = document.createElement('p');
  shown.className = `toast ${kind}`;
  shown.textContent = text;
  document.getElementById('toasts').append(shown);
  setTimeout(() => shown.remove(), milliseconds);
  announce(text, { assertive: kind === 'error' });
}
