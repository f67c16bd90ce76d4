// Tickets kept in the browser, so that they open without a network. Logging out (session.js) removes them.
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
    await (await caches.open(SHELF)).put(address(id), new Response(JSON.stringify(ticket), { headers: { 'Content-Type': 'application/json' } }));
    // The policy of the page allows a script by address only through this, and this allows only the one.
    const worker = window.trustedTypes?.createPolicy('yemae-worker', { createScriptURL: () => '/sw.js' });
    const registration = await navigator.serviceWorker.register(worker ? worker.createScriptURL('') : '/sw.js', { scope: url('/ticket/') });
    const active = registration.active ?? await new Promise(resolve => {
      const coming = registration.installing ?? registration.waiting;
      coming.addEventListener('statechange', () => { if (coming.state === 'activated') resolve(coming); });
    });
    return await new Promise(resolve => {
      const channel = new MessageChannel();
      channel.port1.onmessage = message => resolve(message.data === true);
      active.postMessage({ keep: location.pathname }, [channel.port2]);
    });
  } catch {
    // No service worker here, or no room.
    return false;
  }
}

/** Takes a ticket out of the pocket: it is no longer valid. */
export async function forget(id) {
  await self.caches?.open(SHELF).then(shelf => shelf.delete(address(id))).catch(() => {});
}
