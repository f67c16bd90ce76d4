// The texts of this page, in its language. The server has put the sections that the page needs into its HTML.
export const lang = document.documentElement.lang;
const sections = JSON.parse(document.getElementById('texts').textContent);

/** The text of `section.key`, with values for `{name}`. The key itself if there is none, which a test would find. */
export function t(key, values = {}) {
  const dot = key.indexOf('.');
  const text = sections[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key;
  return text.replace(/\{(\w+)\}/g, (match, name) => name in values ? values[name] : match);
}

/** An address of the site in this language. */
export const url = path => lang === 'en' ? (path === '/' ? '/en' : `/en${path}`) : path;

let errors;

/** The sentence of an error of the API, in this language. Sentences are loaded when the first one is needed. */
export async function sentence(error) {
  if (error.code === 'OFFLINE') return t('core.noNetwork');
  errors ??= fetch(new URL(`../../texts/error.${lang}.json`, import.meta.url)).then(answer => answer.ok ? answer.json() : {}).catch(() => {
    errors = undefined;
    return {};
  });
  const known = (await errors)[error.code];
  // A list of fields says more than "invalid request". The API answers in the language of the page.
  const fields = error.body?.fields?.map(field => field.error).filter(Boolean);
  return fields?.length ? fields.join(' ') : known ?? (error.message || t('core.failed'));
}
