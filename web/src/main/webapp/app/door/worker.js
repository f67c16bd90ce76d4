// Reads codes beside the page, which goes on answering meanwhile.
import { decode, grey } from '../qr/decode.js';

addEventListener('message', ({ data: { pixels, width, height, options } }) => {
  postMessage(decode(grey(pixels), width, height, options));
});
