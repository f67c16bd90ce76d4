// What a page of staff shows as it changes: it reads again while the page is seen.
import { every } from '../../core/clock.js';

/**
 * Calls `read` now and every so many milliseconds while the page is shown, never twice at the same time, and draws the page afterwards.
 * While it fails, `state.isStale` is true and it tries again with the next round. Returns the state, with `stop()` for the page's `leave()`
 * and `now()` to read at once.
 */
export function refresh(page, milliseconds, read) {
  const state = { isStale: false, readAt: null, error: null };
  let running = null;
  const round = () => {
    running ??= Promise.resolve().then(read).then(() => {
      Object.assign(state, { isStale: false, readAt: Date.now(), error: null });
    }, error => {
      Object.assign(state, { isStale: true, error });
    }).finally(() => {
      running = null;
      page.draw();
    });
    return running;
  };
  state.now = round;
  state.stop = every(milliseconds, round);
  return state;
}
