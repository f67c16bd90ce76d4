// Directives of lit-html, apart from html.js because most pages need none.
export { repeat } from '../../lib/lit-html/directives/repeat.js';
export { live } from '../../lib/lit-html/directives/live.js';
