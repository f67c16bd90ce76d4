// Who is logged in.
import { api, tokens } from './api.js';
import { url } from './texts.js';

const COOKIE = { Session: 'cookie' };
let user = null;

tokens.onChange(() => { user = null; });

function begin(answer) {
  tokens.set(answer.accessToken);
  user = null;
  return answer.user;
}

export const session = {
  /** The user, or null. */
  async user() {
    if (!await tokens.get()) return null;
    user ??= api('GET', '/api/auth/me').then(answer => answer.user).catch(e => {
      user = null;
      if (e.status === 401) return null;
      throw e;
    });
    return user;
  },

  /** The access token for a socket, or null. */
  token: () => tokens.get(),

  /** @param extra a code of the second factor */
  async login(email, password, extra = {}) {
    return begin(await api('POST', '/api/auth/login', { body: { email, password, ...extra }, headers: COOKIE }));
  },

  async register(fields) {
    return begin(await api('POST', '/api/auth/register', { body: fields, headers: COOKIE }));
  },

  async logout() {
    await api('POST', '/api/auth/logout', { body: {} });
    tokens.clear();
    // The tickets that this browser keeps for a day without a network are those of the user who leaves.
    await globalThis.caches?.delete('yemae-tickets');
    // So are the lists of a device at the door. What it has not sent yet stays.
    globalThis.indexedDB?.deleteDatabase('yemae-door');
  },

  /** Forgets the cached profile, after a change. */
  reread() { user = null; },

  /** The user. If nobody is logged in, the page changes to the account page, which comes back here. */
  async require() {
    const found = await this.user();
    if (found) return found;
    location.replace(`${url('/account')}?next=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
  },

  /** Calls a function when the login ends, here or in another tab. */
  changed: listener => tokens.onChange(listener),
};
