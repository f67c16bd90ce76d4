// Decodes pictures in a worker, so that the page stays responsive.
import { decode, grey } from '../qr/decode.js';

addEventListener('message', ({ data: { pixels, width, height, options } }) => {
  postMessage(decode(grey(pixels), width, height, options));
});
