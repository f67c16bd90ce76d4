// Settings of the platform: policies, switches, pairs of keywords, signing keys.
import { count, dateTime } from '../../core/format.js';
import { StaffPage, api, attempt, define, html, nothing, t, toast, url } from '../core/frame.js';
import { ask, askFor } from '../core/dialog.js';
import { Table, allRows } from '../core/table.js';

const TABS = ['policies', 'switches', 'keywords', 'keys'];

/** Filters the rows of an API without filters here. */
const found = (path, member) => {
  const read = allRows(path, member);
  return async ({ query, ...rest }) => {
    const { rows } = await read({ query: {}, ...rest });
    const word = query.q.trim().toLowerCase();
    const matching = rows.filter(row => Object.values(row).some(value => String(value).toLowerCase().includes(word)));
    return { rows: matching, next: null, total: rows.length };
  };
};
/** When and by whom; the log has the values before and after each change. */
const changed = row => html`<span class="num nowrap">${dateTime(row.updatedAt)}</span>
  ${row.changedBy ? html`<span class="muted">${row.changedBy}</span>` : nothing}
  <a class="small" href=${url(`/admin/audit?target=${encodeURIComponent(row.name)}`)} aria-label=${
    t('settings.historyOf', { name: row.name })}>${t('settings.history')}</a>`;

/** What a setting means. The API has it in Korean only, which is shown if there is no text of our own. */
function meaning({ name, description }) {
  const text = t(`meaning.${name}`);
  return text === `meaning.${name}` ? html`<span lang="ko">${description}</span>` : text;
}

const description = row => html`<span class="detail-text">${meaning(row)}</span>`;
const state = row => html`<span class="badge ${row.enabled ? 'good' : 'bad'}">${t(row.enabled ? 'settings.on' : 'settings.off')}</span>`;
const filters = [{ name: 'q', label: t('settings.find'), type: 'search' }];

class SettingsPage extends StaffPage {
  tab = TABS.includes(new URLSearchParams(location.search).get('tab')) ? new URLSearchParams(location.search).get('tab') : TABS[0];
  table = this[this.tab]();

  load() { return this.table.load(); }

  policies() {
    return new Table(this, {
      caption: t('settings.policies'), filters, key: row => row.name, rows: found('/api/admin/policies', 'policies'),
      columns: [
        { label: t('settings.name'), key: 'name', head: true },
        { label: t('settings.meaning'), view: description },
        { label: t('settings.value'), number: true, view: row => html`<b>${count(row.value)}</b>` },
        { label: t('settings.range'), number: true, view: row => `${count(row.smallest)} – ${count(row.largest)}` },
        { label: t('settings.changed'), view: changed },
      ],
      actions: row => [{ label: t('settings.change'), run: () => this.changePolicy(row) }],
    });
  }

  async changePolicy(row) {
    const answer = await askFor({
      title: row.name, intro: html`<p>${meaning(row)}</p><p class="muted small">${t('settings.effect')}</p>`, value: row,
      fields: [{
        name: 'value', label: t('settings.value'), type: 'number', required: true, min: row.smallest, max: row.largest, step: 1, wide: true,
        hint: t('settings.between', { smallest: count(row.smallest), largest: count(row.largest) }),
      }],
      send: values => api('PATCH', `/api/admin/policies/${encodeURIComponent(row.name)}`, { body: { value: values.value } }),
    });
    await this.done(answer);
  }

  /** Reads the table again after a change. */
  async done(answer, text = t('staff.saved')) {
    if (!answer) return;
    await this.table.load();
    toast(text);
  }

  switches() {
    return new Table(this, {
      caption: t('settings.switches'), key: row => row.name, rows: allRows('/api/admin/feature-flags', 'featureFlags'),
      columns: [
        { label: t('settings.name'), key: 'name', head: true },
        { label: t('settings.meaning'), view: description },
        { label: t('settings.state'), view: state },
        { label: t('settings.changed'), view: changed },
      ],
      actions: row => [{
        label: t(row.enabled ? 'settings.turnOff' : 'settings.turnOn'), danger: row.enabled,
        run: () => this.turn(row),
      }],
    });
  }

  async turn(row) {
    const label = t(row.enabled ? 'settings.turnOff' : 'settings.turnOn');
    const isSure = await ask({
      title: `${row.name}: ${label}`, yes: label, danger: row.enabled,
      text: html`<p>${meaning(row)}</p><p class="muted small">${t('settings.effect')}</p>`,
    });
    if (!isSure) return;
    await this.done(await api('PATCH', `/api/admin/feature-flags/${encodeURIComponent(row.name)}`, { body: { enabled: !row.enabled } }));
  }

  keywords() {
    return new Table(this, {
      caption: t('settings.keywords'), filters, rows: found('/api/admin/keyword-mappings', 'keywordMappings'),
      columns: [
        { label: t('settings.korean'), view: row => html`<span lang="ko">${row.korean}</span>`, head: true },
        { label: t('settings.english'), view: row => html`<span lang="en">${row.english}</span>` },
      ],
      actions: row => [{ label: t('settings.remove'), danger: true, run: () => this.removePair(row) }],
    });
  }

  addPair = attempt(async () => {
    await this.done(await askFor({
      title: t('settings.addPair'), intro: t('settings.pairText'), submit: t('settings.add'),
      fields: [
        { name: 'korean', label: t('settings.korean'), required: true, maxlength: 50, lang: 'ko' },
        { name: 'english', label: t('settings.english'), required: true, maxlength: 50, lang: 'en' },
      ],
      send: values => api('POST', '/api/admin/keyword-mappings', { body: values }),
    }));
  });

  async removePair(row) {
    const text = `${row.korean} – ${row.english}`;
    if (!await ask({ title: t('settings.removePair'), text, yes: t('settings.remove'), danger: true })) return;
    await api('DELETE', `/api/admin/keyword-mappings/${row.id}`);
    await this.done(true, t('settings.removed'));
  }

  keys() {
    return new Table(this, {
      caption: t('settings.keys'), key: row => row.kid, rows: allRows('/api/.well-known/jwks.json', 'keys'),
      columns: [
        { label: t('settings.keyId'), key: 'kid', head: true },
        { label: t('settings.algorithm'), key: 'alg' },
        { label: t('settings.use'), view: row => row.use === 'sig' ? t('settings.signs') : row.use },
      ],
    });
  }

  makeKey = attempt(async () => {
    const isSure = await ask({
      title: t('settings.makeKey'), text: t('settings.makeKeyText'), yes: t('settings.makeKey'), danger: true, typed: t('settings.keyWord'),
    });
    if (!isSure) return;
    const { keyId } = await api('POST', '/api/admin/keys');
    await this.done(true, t('settings.keyMade', { id: keyId }));
  });

  action() {
    if (this.tab === 'keywords') return html`<button class="button primary" @click=${this.addPair}>${t('settings.addPair')}</button>`;
    return this.tab === 'keys' ? html`<button class="button" @click=${this.makeKey}>${t('settings.makeKey')}</button>` : nothing;
  }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.settings')}</h1>${this.action()}</div>
      <nav class="tabs" aria-label=${t('staff.settings')}>${TABS.map(tab => html`<a href="?tab=${tab}"
        aria-current=${tab === this.tab ? 'page' : nothing}>${t(`settings.${tab}`)}</a>`)}</nav>
      <p class="muted small">${t(`settings.${this.tab}Text`)}</p>
      ${this.table.view()}</div>`;
  }
}

define('settings', SettingsPage);
