// On every page: the network, the language, the current entry of the navigation. Imports nothing, so that most pages load one file.
const strip = document.getElementById('offline');
const show = () => { strip.hidden = navigator.onLine; };
addEventListener('online', show);
addEventListener('offline', show);
show();

// The server does not know the address of a live page, and not the query of any.
const path = location.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
const other = document.documentElement.lang === 'en' ? path : path === '/' ? '/en' : `/en${path}`;
document.getElementById('language').href = other + location.search;

for (const link of document.querySelectorAll('.top nav a')) {
  const target = new URL(link.href).pathname;
  if (location.pathname === target || location.pathname.startsWith(`${target}/`)) link.setAttribute('aria-current', 'page');
}
