// Pages that open without a network: this one and its files, by the service worker.
const ADDRESS = '/sw.js';
let policy;

/**
 * Keeps this page. Returns whether it will open without a network.
 *
 * @param scope the beginning of the addresses that the worker may answer
 */
export async function keepPage(scope) {
  // The policy of the page allows a script by address only through this, and this allows only the one.
  policy ??= window.trustedTypes?.createPolicy('yemae-worker', { createScriptURL: () => ADDRESS });
  const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL('') : ADDRESS, { scope });
  const active = registration.active ?? await new Promise(resolve => {
    const coming = registration.installing ?? registration.waiting;
    coming.addEventListener('statechange', () => { if (coming.state === 'activated') resolve(coming); });
  });
  return new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = message => resolve(message.data === true);
    active.postMessage({ keep: location.pathname }, [channel.port2]);
  });
}
