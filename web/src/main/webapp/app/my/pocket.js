// Tickets kept in the browser, so that they open without a network. Logging out (session.js) removes them.
import { keepPage } from '../core/kept.js';
import { url } from '../core/texts.js';

const SHELF = 'yemae-tickets';
const address = id => `/ticket-data/${id}`;

/** The ticket as it was kept, or null. */
export async function kept(id) {
  try {
    const answer = await (await caches.open(SHELF)).match(address(id));
    return answer ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Keeps a ticket, and the page that shows it. Returns whether it will open without a network. */
export async function keep(id, ticket) {
  try {
    const headers = { 'Content-Type': 'application/json' };
    await (await caches.open(SHELF)).put(address(id), new Response(JSON.stringify(ticket), { headers }));
    return await keepPage(url('/ticket/'));
  } catch {
    // No service worker here, or no room.
    return false;
  }
}

/** Takes a ticket out of the pocket: it is no longer valid. */
export async function forget(id) {
  await self.caches?.open(SHELF).then(shelf => shelf.delete(address(id))).catch(() => {});
}
