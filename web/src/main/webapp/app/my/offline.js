// Tickets kept in the browser, so that they open without a network. Logging out (session.js) removes them.
import { keepPage } from '../core/offline.js';
import { url } from '../core/texts.js';

const CACHE = 'yemae-tickets';
const address = id => `/ticket-data/${id}`;

/** The ticket as it was kept, or null. */
export async function kept(id) {
  try {
    const answer = await (await caches.open(CACHE)).match(address(id));
    return answer ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Keeps a ticket, and the page that shows it. Returns whether it will open without a network. */
export async function keep(id, ticket) {
  try {
    const headers = { 'Content-Type': 'application/json' };
    await (await caches.open(CACHE)).put(address(id), new Response(JSON.stringify(ticket), { headers }));
    return await keepPage(url('/ticket/'));
  } catch {
    // No service worker here, or no room.
    return false;
  }
}

/** Removes a ticket, which is no longer valid. */
export async function forget(id) {
  await self.caches?.open(CACHE).then(cache => cache.delete(address(id))).catch(() => {});
}
