// The server's time. The client's clock may be wrong by hours, and only its speed is relied on.
const started = performance.getEntriesByType('navigation')[0];
const serverTime = Number(started?.serverTiming?.find(each => each.name === 'now')?.description);
let origin = serverTime > 0 ? serverTime - started.responseStart : Date.now() - performance.now();
let isKnown = serverTime > 0;

/** Milliseconds since 1970 on the server. */
export const now = () => origin + performance.now();

/** Takes the time from an answer if the page itself brought none. Its Date has no fractions of a second. */
export function observe(answer) {
  const date = Date.parse(answer.headers.get('Date') ?? '');
  if (!isKnown && date > 0) {
    origin = date + 500 - performance.now();
    isKnown = true;
  }
}

/** Calls a function every so many milliseconds while the page is shown, and at once when it is shown again. Returns what stops it. */
export function every(milliseconds, task) {
  let timer;
  const run = () => {
    clearInterval(timer);
    if (!document.hidden) {
      timer = setInterval(task, milliseconds);
      task();
    }
  };
  document.addEventListener('visibilitychange', run);
  run();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', run);
  };
}

/** 4:05, or 1:04:05 from an hour on. Never negative. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = number => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
