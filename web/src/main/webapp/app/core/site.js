// On every page: the network, the language, the current entry of the navigation.
import { otherLanguage } from './texts.js';

const strip = document.getElementById('offline');
const show = () => { strip.hidden = navigator.onLine; };
addEventListener('online', show);
addEventListener('offline', show);
show();

document.getElementById('language').href = otherLanguage();

for (const link of document.querySelectorAll('.top nav a')) {
  const path = new URL(link.href).pathname;
  if (location.pathname === path || location.pathname.startsWith(`${path}/`)) link.setAttribute('aria-current', 'page');
}
