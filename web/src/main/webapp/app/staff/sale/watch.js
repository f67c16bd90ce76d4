// The figures of a sale as they change: by socket, and by asking while there is none.
import { api } from '../../core/api.js';
import { every } from '../../core/clock.js';
import { StaffSocket } from '../core/socket.js';

const ROUND_MS = 2_000;
const SILENT_MS = 4_000;

/**
 * Calls `take` with the figures of an event's sale, about once a second, and draws the page afterwards. While the platform does not answer,
 * `isStale` of the returned state is true. The state has `stop()` for the page's `leave()`.
 *
 * @param first the figures that the page has read already
 */
export function watchSale(page, event, first, take) {
  const state = { isStale: false, figures: first };
  let isOver = false;
  let isAsking = false;

  const receive = figures => {
    if (isOver) return;
    state.isStale = false;
    // The answer to a question may be older than the last frame.
    if (Date.parse(figures.at) >= Date.parse(state.figures.at)) {
      state.figures = figures;
      take(figures);
    }
    page.draw();
  };

  const socket = new StaffSocket(`/ws/admin/sale/${event}`, 'sale', receive);

  async function ask() {
    if (isAsking) return;
    isAsking = true;
    try {
      receive(await api('GET', `/api/admin/events/${event}/sale`));
    } catch {
      state.isStale = true;
      page.draw();
    } finally {
      isAsking = false;
    }
  }

  const stop = every(ROUND_MS, () => {
    socket.open();
    if (performance.now() - socket.heardAt >= SILENT_MS) ask();
  });
  state.stop = () => {
    isOver = true;
    stop();
    socket.close();
  };
  return state;
}
