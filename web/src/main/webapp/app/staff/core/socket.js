// A socket on which the platform sends staff what changes.
import { session } from '../../core/session.js';

/**
 * Calls `take` with the data of each frame of this name. `open()` opens the socket unless it is open: whoever wants one calls it from time
 * to time. `heardAt` is the time of the last frame, by `performance.now()`.
 */
export class StaffSocket {
  heardAt = -Infinity;
  #socket = null;
  #isOver = false;

  constructor(path, event, take) {
    Object.assign(this, { path, event, take });
  }

  get isOpen() { return this.#socket?.readyState === WebSocket.OPEN; }

  async open() {
    const token = await session.token().catch(() => null);
    if (!token || this.#socket || this.#isOver) return;
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${this.path}`);
    this.#socket = opened;
    opened.onopen = () => opened.send(token);
    opened.onmessage = message => {
      const { event, data } = JSON.parse(message.data);
      if (event !== this.event) return;
      this.heardAt = performance.now();
      this.take(data);
    };
    opened.onclose = () => { if (this.#socket === opened) this.#socket = null; };
  }

  close() {
    this.#isOver = true;
    this.#socket?.close();
  }
}
