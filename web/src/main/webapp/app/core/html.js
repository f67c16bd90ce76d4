// The one place that names the library, so that it can be replaced.
export { html, svg, render, nothing } from '../../lib/lit-html/lit-html.js';
