// The button of an event that is not on sale yet changes by itself: note it, wait for it, book.
import { every, now } from '../core/clock.js';
import { announce } from '../core/announce.js';
import { t } from '../core/texts.js';

const bar = document.querySelector('.bar');
const opening = Date.parse(bar.dataset.opening);
// As the server decides it, see EventPage.
const DOORS_MS = 3_600_000;
let isOpen = false;

function show() {
  const left = opening - now();
  const note = document.getElementById('note');
  const go = document.getElementById('go');
  note.hidden = left <= DOORS_MS;
  go.hidden = !note.hidden;
  if (left <= 0 && !isOpen) {
    isOpen = true;
    go.textContent = t('event.book');
    announce(t('event.nowOpen'), { assertive: true });
  }
}

if (opening) every(1000, show);
