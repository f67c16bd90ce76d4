// The code of a ticket that changes, computed in the browser and so without a network: the entry code, the step of time, and its MAC with
// the key of the ticket (web/README.md, "The door"). A picture of it is soon worthless.
const BYTES_OF_MAC = 10;
const text = new TextEncoder();

/** Whether this browser can compute codes: only where the connection is secure. */
export const isPossible = () => Boolean(globalThis.crypto?.subtle);

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
const bytesOf = encoded => Uint8Array.from(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')), each => each.charCodeAt(0));

/** The step of a moment. */
export const stepAt = ({ stepSeconds }, millis) => Math.floor(millis / 1000 / stepSeconds);

/** Milliseconds until the next step. */
export const left = ({ stepSeconds }, millis) => stepSeconds * 1000 - millis % (stepSeconds * 1000);

/** The code of a step. @param pass as the platform gives it */
export async function codeOf({ number, code, key }, step) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), algorithm, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', imported, text.encode(`${number}~${step}`)));
  return `${code}~${step}~${base64url(mac.subarray(0, BYTES_OF_MAC))}`;
}
