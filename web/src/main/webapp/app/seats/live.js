// Keeps the states of a model current: by socket if there is one, and by asking every few seconds.
import { api } from '../core/api.js';
import { every, now } from '../core/clock.js';
import { PlanChanged } from './model.js';

const ASK_MS = 3_000;
const ASK_BESIDE_SOCKET_MS = 15_000;
const REOPEN_MS = 10_000;

export class Live {
  /**
   * @param onChange called after the model changed
   * @param onPlan called if the plan is out of date
   * @param onConnection called with whether the platform answers, when that changes
   */
  constructor(performance, { onChange, onPlan, onConnection }) {
    this.performance = performance;
    this.onChange = onChange;
    this.onPlan = onPlan;
    this.onConnection = onConnection;
    this.isConnected = true;
    this.askedAt = 0;
  }

  /** From now on for this model. */
  start(model) {
    this.model = model;
    this.stop ??= every(ASK_MS, () => {
      if (!this.isListening || now() - this.askedAt >= ASK_BESIDE_SOCKET_MS) this.ask();
    });
    this.#listen();
  }

  get isListening() { return this.socket?.readyState === WebSocket.OPEN; }

  /** Asks for the changes now. */
  async ask() {
    if (this.isAsking) return;
    this.isAsking = true;
    this.askedAt = now();
    const { model } = this;
    try {
      const since = model.version === null ? '' : `?since=${encodeURIComponent(model.version)}`;
      const answer = await api('GET', `/api/performances/dates/${this.performance}/states${since}`);
      this.#connection(true);
      if (model === this.model && model.accept(answer)) this.onChange();
    } catch (error) {
      if (error instanceof PlanChanged) this.onPlan();
      else if (error.status === 0 || error.status >= 500) this.#connection(false);
    } finally {
      this.isAsking = false;
    }
  }

  #connection(isConnected) {
    if (isConnected === this.isConnected) return;
    this.isConnected = isConnected;
    this.onConnection(isConnected);
    if (isConnected) this.#listen();
  }

  #listen() {
    if (this.socket || !this.model) return;
    const { plan, version } = this.model;
    const since = version === null ? '' : `&since=${encodeURIComponent(version)}`;
    const origin = location.origin.replace(/^http/, 'ws');
    const socket = new WebSocket(`${origin}/ws/seats/${plan.eventId}?performanceId=${this.performance}&indexes=true${since}`);
    this.socket = socket;
    socket.onmessage = message => {
      const frame = JSON.parse(message.data);
      if (frame.event === 'reload') this.onPlan();
      else if (frame.event === 'states' && frame.performanceId === this.performance && this.model.acceptFrame(frame)) this.onChange();
    };
    socket.onclose = () => {
      this.socket = null;
      // The polls go on. The next answer after a failure opens it again; so does this, after a while. Not for all pages at the same moment:
      // a node that ends has closed the sockets of all.
      setTimeout(() => { if (this.isConnected) this.#listen(); }, REOPEN_MS * (0.5 + Math.random() / 2));
    };
  }
}
