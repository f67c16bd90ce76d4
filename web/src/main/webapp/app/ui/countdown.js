// <y-countdown until="2026-12-24T11:00:00Z">: the time that is left, on the server's clock. Sends `over` when it is zero.
import { duration, every, now } from '../core/clock.js';
import { t } from '../core/texts.js';

const DAY_MS = 86_400_000;

class Countdown extends HTMLElement {
  connectedCallback() {
    this.classList.add('num');
    this.setAttribute('role', 'timer');
    this.isOver = false;
    this.stop = every(1000, () => this.show());
  }

  disconnectedCallback() {
    this.stop();
  }

  show() {
    const left = Date.parse(this.getAttribute('until')) - now();
    const days = Math.floor(left / DAY_MS);
    const text = days > 0 ? t('core.days', { days, time: duration(left % DAY_MS) }) : duration(left);
    if (this.textContent !== text) this.textContent = text;
    if (left <= 0 && !this.isOver) {
      this.isOver = true;
      this.dispatchEvent(new Event('over', { bubbles: true }));
    }
  }
}

customElements.define('y-countdown', Countdown);
