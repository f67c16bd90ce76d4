// Reads QR codes in a video: with the browser's detector if there is one, otherwise with our own decoder, in a worker.

// A distant code is small. So some attempts read only the middle of the picture, at a higher resolution.
const MIDDLE = 0.6;
const LONGEST = 1280;
const ATTEMPTS = [{}, { isClose: true }, { options: { contrast: 10 } }, { isClose: true, options: { contrast: 10 } },
  { options: { inverted: true } }];

const address = new URL('worker.js', import.meta.url).href;
// The page requires Trusted Types for script URLs. This policy returns only the URL of the worker.
const policy = window.trustedTypes?.createPolicy('yemae-reader', { createScriptURL: () => address });

/** Resolves to a reader: `reader.read(video)` resolves to the text of a code in a video element, or to null. */
export async function newReader() {
  return await ofBrowser() ?? own();
}

async function ofBrowser() {
  const { BarcodeDetector } = window;
  try {
    if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return { read: async video => (await detector.detect(video))[0]?.rawValue ?? null, close() {} };
  } catch {
    return null;
  }
}

function own() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let worker = newWorker();
  let attempt = 0;

  const ask = message => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(message, [message.pixels.buffer]);
  });

  return {
    async read(video) {
      const { isClose = false, options } = ATTEMPTS[attempt++ % ATTEMPTS.length];
      const share = isClose ? MIDDLE : 1;
      const [width, height] = [video.videoWidth * share, video.videoHeight * share];
      const scale = Math.min(1, LONGEST / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      context.drawImage(video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height, 0, 0, canvas.width,
        canvas.height);
      const look = () => context.getImageData(0, 0, canvas.width, canvas.height).data;
      if (worker) {
        try {
          return await ask({ pixels: look(), width: canvas.width, height: canvas.height, options });
        } catch {
          // The worker could not be loaded, for example without a network if the browser has evicted it from its cache.
          worker = null;
        }
      }
      const { decode, grey } = await import('../qr/decode.js');
      return decode(grey(look()), canvas.width, canvas.height, options);
    },

    close() { worker?.terminate(); },
  };
}

function newWorker() {
  try {
    return new Worker(policy ? policy.createScriptURL('') : address, { type: 'module' });
  } catch {
    return null;
  }
}
