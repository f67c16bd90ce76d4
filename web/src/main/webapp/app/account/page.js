// The account: links of mails, log-in and sign-up, the profile.
import { fail, start, title } from '../core/page.js';
import { session } from '../core/session.js';
import { lang, t } from '../core/texts.js';
import { showEntry } from './entry.js';
import { mailLink, showMailLink } from './links.js';
import { showProfile } from './profile.js';

async function show() {
  const link = mailLink();
  if (link) {
    showMailLink(start(), link);
    return;
  }
  const user = await session.user();
  if (user) {
    title(t('account.profile'));
    await showProfile(start(), user);
  } else {
    showEntry(start(), show);
  }
}

// A link of an English mail, which has the same address for every front end.
const isForEnglish = lang === 'ko' && new URLSearchParams(location.search).get('lang') === 'en';
if (isForEnglish) location.replace(`/en/account/${location.hash}`);

addEventListener('hashchange', () => show().catch(fail));
session.changed(() => location.reload());
if (!isForEnglish) show().catch(fail);
