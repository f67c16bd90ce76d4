// Reads and verifies a scanned code offline, with the public keys and the list of the performance.
const ENTRY = 'entry+jwt';
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const MAC_BYTES = 10;
const TOLERATED_STEPS = 1;

const bytesOf = base64url => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), each => each.charCodeAt(0));
const ascii = text => new TextEncoder().encode(text);
const jsonOf = base64url => JSON.parse(new TextDecoder().decode(bytesOf(base64url)));

/** The imported keys of a JWK set, by id. */
export async function keysOf({ keys }) {
  const imported = await Promise.all(keys.filter(each => each.kty === 'RSA').map(async ({ kid, kty, n, e }) =>
    [kid, await crypto.subtle.importKey('jwk', { kty, n, e, alg: 'RS256', ext: true }, ALGORITHM, false, ['verify'])]));
  return new Map(imported);
}

/**
 * Resolves to `{number, event, start, expiresAt, places, step, mac}`. Times are in milliseconds, and step and mac are null for a code on
 * paper. If it is not a valid code, resolves to `{problem}`: `strange` (not a code of this platform), `key` (signed with an unknown key) or
 * `forged`.
 */
export async function read(text, keys) {
  const [signed, step = null, mac = null, ...more] = text.split('~');
  const parts = signed.split('.');
  if (parts.length !== 3 || more.length || (step === null) !== (mac === null) || (step !== null && !/^\d{1,12}$/.test(step))) {
    return { problem: 'strange' };
  }
  let header;
  let claims;
  let signature;
  try {
    [header, claims, signature] = [jsonOf(parts[0]), jsonOf(parts[1]), bytesOf(parts[2])];
  } catch {
    return { problem: 'strange' };
  }
  if (header.typ !== ENTRY || header.alg !== 'RS256') return { problem: 'strange' };
  const key = keys.get(header.kid);
  if (!key) return { problem: 'key' };
  if (!await crypto.subtle.verify(ALGORITHM.name, key, signature, ascii(`${parts[0]}.${parts[1]}`))) return { problem: 'forged' };
  return { number: claims.sub, event: claims.event, start: claims.start * 1000, expiresAt: claims.exp * 1000, places: claims.places ?? 1,
    step: step === null ? null : Number(step), mac };
}

/** Whether a changing code was made with the reservation's key. A reservation whose ticket page was never opened may have none. */
async function isGenuine({ number, step, mac }, key) {
  if (!key) return false;
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const expected = new Uint8Array(await crypto.subtle.sign('HMAC', imported, ascii(`${number}~${step}`)), 0, MAC_BYTES);
  return mac === btoa(String.fromCharCode(...expected)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * Resolves to the verdict on a code: `{kind, reservation?, code}`. The kinds are the outcomes of the API, `ready` if the holder can be
 * admitted, `other` for another performance, and `expired`.
 *
 * @param list `head` of the list, and `reservations` by number
 * @param now  milliseconds
 */
export async function judge(code, { head, reservations }, now) {
  if (code.problem) return { kind: 'invalid', code };
  const { performance, paperCodes, stepSeconds } = head;
  const reservation = reservations.get(code.number);
  // The code has the start in whole seconds.
  const start = Math.floor(Date.parse(performance.startsAt) / 1000) * 1000;
  if (code.event !== performance.eventId || code.start !== start) return { kind: 'other', code };
  if (code.expiresAt < now) return { kind: 'expired', code };
  if (!reservation) return { kind: 'unknown', code };
  const found = kind => ({ kind, reservation, code });
  if (reservation.cancelled) return found('cancelled');
  if (code.mac === null && !paperCodes) return found('paper');
  if (code.mac !== null) {
    if (!await isGenuine(code, reservation.key)) return { kind: 'invalid', code: { ...code, problem: 'forged' } };
    if (Math.abs(code.step - Math.floor(now / 1000 / stepSeconds)) > TOLERATED_STEPS) return found('screenshot');
  }
  return found(reservation.tickets.some(each => !each.admission) ? 'ready' : 'duplicate');
}
