// Calls of the API. The access token is kept in memory only; the refresh token is a cookie that no script can read.
import { observe } from './clock.js';
import { lang } from './texts.js';
export { sentence } from './texts.js';

/** An error answer. `status` is 0 and `code` is OFFLINE if there was no answer. `retryAfter` is in seconds, or null. */
export class ApiError extends Error {
  constructor(status, body, retryAfter) {
    super(body?.error ?? '');
    this.status = status;
    this.code = body?.code ?? (status ? 'UNEXPECTED' : 'OFFLINE');
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

const EARLY_MS = 30_000;
const DEFAULT_LIFE_MS = 20 * 60_000;
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null;
const listeners = new Set();
let access = null;
let renewing = null;

/** The access token of this page. */
export const tokens = {
  /** Whether the browser has a login, as a cookie without any secret says. */
  isLoggedIn: () => /(?:^|; )yemae_session=1/.test(document.cookie),

  set(token) {
    access = { token, until: performance.now() + lifeOf(token) - EARLY_MS };
  },

  clear(notifiesOthers = true) {
    access = null;
    // If the server has ended the login, nobody else removes it, and each page would ask for a token in vain.
    document.cookie = 'yemae_session=; Max-Age=0; Path=/; SameSite=Strict';
    if (notifiesOthers) channel?.postMessage('over');
    listeners.forEach(each => each());
  },

  onChange: listener => listeners.add(listener),

  /** A valid access token, or null if nobody is logged in. */
  async get() {
    if (access && performance.now() < access.until) return access.token;
    return this.isLoggedIn() ? this.renew() : null;
  },

  /** Another access token by the cookie, or null if the login is over. Calls at the same time share one request. */
  renew() {
    renewing ??= refresh().finally(() => { renewing = null; });
    return renewing;
  },
};

channel?.addEventListener('message', () => tokens.clear(false));

/** By the token's own times, because the client's clock may be wrong. */
function lifeOf(token) {
  try {
    const claims = JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
    return (claims.exp - claims.iat) * 1000 || DEFAULT_LIFE_MS;
  } catch {
    return DEFAULT_LIFE_MS;
  }
}

async function refresh() {
  const answer = await send('POST', '/api/auth/refresh', { body: {} }, null);
  if (answer.ok) {
    tokens.set((await answer.json()).accessToken);
    return access.token;
  }
  if (answer.status === 401) {
    tokens.clear();
    return null;
  }
  throw await failure(answer);
}

async function send(method, path, { body, key, signal, headers = {}, accept = 'application/json' }, token) {
  // The language of the page, which may be another than the browser's.
  const sent = { Accept: accept, 'Accept-Language': lang, ...headers };
  const isFile = body instanceof Blob;
  if (body !== undefined) sent['Content-Type'] = isFile ? body.type : 'application/json';
  if (key) sent['Idempotency-Key'] = key;
  if (token) sent.Authorization = `Bearer ${token}`;
  try {
    const answer = await fetch(path, {
      method, headers: sent, signal, credentials: 'same-origin', body: body === undefined || isFile ? body : JSON.stringify(body),
    });
    observe(answer);
    return answer;
  } catch (e) {
    if (signal?.aborted) throw e;
    throw new ApiError(0, null, null);
  }
}

async function failure(answer) {
  const body = await answer.json().catch(() => null);
  const after = Number(answer.headers.get('Retry-After'));
  // A server that is starting has no application yet: it answers 404 without a problem document of ours.
  return new ApiError(answer.status === 404 && !body ? 503 : answer.status, body, after > 0 ? after : null);
}

async function raw(method, path, options = {}) {
  const token = await tokens.get();
  let answer = await send(method, path, options, token);
  // The token may have ended early: a new password, a new role. Once, and only with a login.
  if (answer.status === 401 && token) {
    const renewed = await tokens.renew();
    if (renewed) answer = await send(method, path, options, renewed);
  }
  if (!answer.ok) throw await failure(answer);
  return answer;
}

/**
 * Sends a request with the access token and returns the parsed answer, or null if it has no body. Repeats nothing, except once after a 401
 * with a new access token. `options`: `body`, `key` (Idempotency-Key), `signal`, `headers`.
 */
export async function api(method, path, options) {
  const answer = await raw(method, path, options);
  if (answer.status === 204) return null;
  const body = await answer.json().catch(() => null);
  return lang === 'en' && body ? (await import('./english.js')).inEnglish(body) : body;
}

/** The same, with the answer as it is: for receipts and the like. */
api.raw = raw;
