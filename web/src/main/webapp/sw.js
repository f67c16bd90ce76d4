// The ticket page and the page of the door without a network, and nothing else. A kept page and its files come from here without a request.
// After a new version of the site, this file differs, the browser installs it, and it fetches all kept pages again before it lets go of the
// old ones.
const ASSETS = '__ASSETS__';
const PAGES = `yemae-ticket-pages ${ASSETS}`;
const TICKETS = 'yemae-tickets';

const isTicket = path => path.includes('/ticket/');
const isDoor = path => /^(\/en)?\/door$/.test(path);

/** Puts a page and all files that it names into the cache. */
async function keep(path) {
  const answer = await fetch(path, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(answer.statusText);
  const text = await answer.text();
  const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(match => match[1]);
  const cache = await caches.open(PAGES);
  await cache.addAll([...new Set(files)]);
  const headers = new Headers(answer.headers);
  // The time of the server would be that of today for ever; the other two describe the bytes that came, not the text.
  ['Server-Timing', 'Content-Encoding', 'Content-Length'].forEach(name => headers.delete(name));
  // The page last: it is only found if its files are there.
  await cache.put(path, new Response(text, { headers }));
}

async function renew() {
  const names = (await caches.keys()).filter(name => name.startsWith('yemae-ticket-pages') && name !== PAGES);
  for (const name of names) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) {
      const { pathname } = new URL(url);
      if (isTicket(pathname) || isDoor(pathname)) await keep(pathname);
    }
    await caches.delete(name);
  }
}

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', event => event.waitUntil((async () => {
  await self.clients.claim();
  // Without a network the old pages stay, and the next version tries again.
  await renew().catch(() => {});
})()));

self.addEventListener('message', event => {
  const answered = keep(event.data.keep).then(() => true, () => false);
  event.waitUntil(answered.then(done => event.ports[0].postMessage(done)));
});

/** A page whose ticket is no longer here would show nothing. */
async function isOfUse(path) {
  return isDoor(path) || await (await caches.open(TICKETS)).match(`/ticket-data/${path.split('/').pop()}`) !== undefined;
}

async function kept(request, isPage) {
  const found = await caches.match(request, isPage ? { ignoreSearch: true } : {});
  return found && (!isPage || await isOfUse(new URL(request.url).pathname)) ? found : fetch(request);
}

self.addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  const isPage = event.request.mode === 'navigate';
  if (isPage || pathname.startsWith('/assets/')) event.respondWith(kept(event.request, isPage));
});
