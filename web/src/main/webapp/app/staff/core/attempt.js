// Handlers of buttons, which show their errors.
import { sentence } from '../../core/api.js';
import { toast } from '../../core/announce.js';

/** A handler that does something and shows an error for some seconds: `@click=${attempt(async () => …)}`. */
export const attempt = work => async event => {
  try {
    return await work(event);
  } catch (error) {
    toast(await sentence(error), { kind: 'error' });
    if (!error.code) console.error(error);
    return undefined;
  }
};
