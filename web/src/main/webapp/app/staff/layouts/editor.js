// The layout editor: sections as blocks that are dragged, turned and given numbers; undo; files; and the hall as the buyer sees it.
import { count, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { save } from '../core/download.js';
import { StaffPage, api, attempt, define, html, nothing, params, sentence, t, title, toast, url } from '../core/frame.js';
import { fieldsOf, stageFields } from './fields.js';
import { mergeLayouts, withMember } from './merge.js';
import { COLOURS, History, drawn, isDrawable, nextSection, planOf, seatsOf, toggled } from './plan.js';
import { sightPanel } from './sight.js';
import { BuyersView, LayoutSurface } from './view.js';
import { Sightlines } from './sightlines.js';

const NEW = { name: '', description: '', sections: [], stage: null };
const MODES = ['move', 'gap', 'accessible', 'companion', 'restricted', 'sight'];

class LayoutPage extends StaffPage {
  chosen = 0;
  mode = 'move';
  isBuyers = false;
  isBusy = false;
  problem = null;
  errors = {};

  surface = new LayoutSurface(this);
  buyers = new BuyersView({ price: grade => won(grade.price), left: n => count(n), stage: t('organiser.stage'), row: row => String(row) });

  async load() {
    this.layoutId = params.layoutId ?? null;
    const stored = this.layoutId ? await api('GET', `/api/admin/layouts/${this.layoutId}`) : NEW;
    this.version = stored.version;
    this.isDerived = Boolean(this.layoutId) && !stored.sections[0].geometry;
    const layout = drawn(stored);
    this.history = new History(layout.sections.length ? layout : this.withSection(layout));
    this.saved = this.layout;
    if (this.layoutId) title(stored.name);
    addEventListener('beforeunload', event => {
      if (this.isConnected && this.layout !== this.saved) event.preventDefault();
    });
    addEventListener('keydown', this.key);
  }

  leave() { removeEventListener('keydown', this.key); }

  get layout() { return this.history.now; }

  /** Only administrators change a layout, because events of others may use it. Everybody else saves it as a new one. */
  get isChange() { return Boolean(this.layoutId) && this.user.role === 'admin'; }

  get section() { return this.layout.sections[this.chosen]; }

  /** Takes a changed layout as one step of the history. */
  take(layout) {
    this.history.push(layout);
    this.chosen = Math.max(0, Math.min(this.chosen, layout.sections.length - 1));
    this.draw();
  }

  /** Changes one section. */
  change(index, section) {
    this.take({ ...this.layout, sections: this.layout.sections.map((each, i) => i === index ? section : each) });
  }

  toggle(index, place) {
    this.change(index, toggled(this.layout.sections[index], place, this.mode));
  }

  choose(index) {
    this.chosen = index;
    this.draw();
  }

  /** Of the layout as it is now. */
  get sightlines() {
    if (this.sightlinesOf !== this.layout) {
      this.sightlinesOf = this.layout;
      this.lines = new Sightlines(this.layout);
    }
    return this.lines;
  }

  /** The seat whose line is shown, or -1. It is known by its name, which outlasts other changes. */
  get seatInSight() { return this.looked ? this.sightlines.find(this.looked.index, this.looked.name) : -1; }

  /** Shows the line of a seat, by the name of its place. A gap has none. */
  look(index, name) {
    this.looked = { index, name };
    this.choose(index);
  }

  /** By keyboard: from the seat that is looked at in this section, or from its first one. */
  lookBeside(index, way) {
    const lines = this.sightlines;
    const now = this.looked?.index === index ? this.seatInSight : -1;
    const next = now < 0 ? lines.seatsOf(index)[0] : lines.beside(now, way);
    if (next !== undefined) this.look(index, lines.labelOf(next));
  }

  withSection(layout) {
    const names = new Set(layout.sections.map(each => each.name));
    const name = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(each => !names.has(each)) ?? `${layout.sections.length + 1}`;
    return { ...layout, sections: [...layout.sections, nextSection(layout, name)] };
  }

  addSection = () => {
    this.take(this.withSection(this.layout));
    this.choose(this.layout.sections.length - 1);
  };

  removeSection = () => this.take({ ...this.layout, sections: this.layout.sections.filter((_, i) => i !== this.chosen) });

  step(direction) {
    this.history[direction]();
    this.chosen = Math.max(0, Math.min(this.chosen, this.layout.sections.length - 1));
    this.draw();
  }

  key = event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target.matches?.('input, textarea')) return;
    event.preventDefault();
    this.step(event.shiftKey ? 'redo' : 'undo');
  };

  put = attempt(async () => {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    this.draw();
    try {
      const sent = this.layout;
      const isChange = this.isChange;
      if (isChange) await api('PUT', `/api/admin/layouts/${this.layoutId}`, { body: { ...sent, version: this.version } });
      else this.layoutId = (await api('POST', '/api/admin/layouts', { body: sent })).id;
      this.saved = sent;
      this.isDerived = false;
      toast(t('staff.saved'));
      if (!isChange) location.replace(url(`/admin/layouts/${this.layoutId}`));
      else this.version = (await api('GET', `/api/admin/layouts/${this.layoutId}`)).version;
    } catch (error) {
      if (error.code === 'CHANGED_MEANWHILE') await this.meet();
      else this.problem = (error.body?.fields ?? []).map(each => `${each.field}: ${each.error}`).join(' ') || await sentence(error);
    } finally {
      this.isBusy = false;
      this.draw();
    }
  });

  /** Somebody else has saved meanwhile: what both have drawn is one step that can be undone, and is saved next. */
  async meet() {
    const stored = await api('GET', `/api/admin/layouts/${this.layoutId}`);
    const theirs = drawn(stored);
    const { layout, both } = mergeLayouts(this.saved, this.layout, theirs);
    const chosen = both.length ? await askFor({
      title: t('organiser.layoutConflict'), intro: t('staff.conflict'), submit: t('organiser.layoutMerge'),
      value: Object.fromEntries(both.map((each, i) => [`both-${i}`, 'mine'])),
      fields: both.map((each, i) => ({
        name: `both-${i}`, label: this.memberName(each), type: 'select', required: true, wide: true,
        options: ['mine', 'theirs'].map(whose => [whose, `${t(`staff.${whose}`)}: ${shownValue(each[whose])}`]),
      })),
      send: values => values,
    }) : {};
    if (!chosen) return;
    this.version = stored.version;
    this.saved = theirs;
    this.take(both.reduce((merged, each, i) => withMember(merged, each, each[chosen[`both-${i}`]]), layout));
    toast(t('organiser.layoutMerged'));
  }

  memberName({ section, member }) {
    if (section === undefined) return t(member === 'name' ? 'organiser.layoutName' : 'organiser.description');
    if (section === null) return `${t('organiser.stage')}: ${t(`organiser.layout.${member === 'name' ? 'stageName' : member}`)}`;
    return `${section}: ${t(`organiser.layout.${member}`)}`;
  }

  exported = () => {
    const { version, ...layout } = this.layout;
    save(new Blob([JSON.stringify(layout, null, 2)], { type: 'application/json' }), `${layout.name || 'layout'}.json`);
  };

  imported = attempt(async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    try {
      const read = JSON.parse(await file.text());
      if (!isDrawable(read)) throw new SyntaxError('not a layout');
      const layout = drawn({ name: read.name ?? '', description: read.description ?? '', stage: read.stage, sections: read.sections });
      this.take({ ...layout, name: this.layoutId ? this.layout.name : layout.name });
    } catch {
      toast(t('organiser.badFile'), { kind: 'error' });
    }
  });

  set = name => event => this.take({ ...this.layout, [name]: event.target.value });

  updated() {
    if (this.isBuyers) this.buyers.show(this.querySelector('.layout-buyers'), planOf(this.layout));
  }

  draw() {
    super.draw();
    if (this.isDrawable) this.updated();
  }

  tools() {
    const button = (key, run, isOff = false) => html`<button type="button" class="button small" ?disabled=${isOff}
      @click=${run}>${t(`organiser.${key}`)}</button>`;
    return html`<div class="row layout-tools" role="toolbar" aria-label=${t('organiser.tools')}>
      ${MODES.map(mode => html`<button type="button" class="button small" aria-pressed=${this.mode === mode} @click=${() => {
    this.mode = mode;
    this.draw();
  }}>${t(`organiser.mode.${mode}`)}</button>`)}
      ${button('undo', () => this.step('undo'), !this.history.past.length)}${button('redo',
        () => this.step('redo'), !this.history.future.length)}
      ${button('addSection', this.addSection)}${button('export', this.exported)}
      <label class="button small">${t('organiser.import')}<input class="visually-hidden" type="file" accept="application/json,.json"
        @change=${this.imported}></label>
      <button type="button" class="button small" aria-pressed=${this.isBuyers} @click=${() => {
    this.isBuyers = !this.isBuyers;
    this.draw();
  }}>${t('organiser.asBuyer')}</button></div>`;
  }

  list() {
    return html`<ul class="layout-list" aria-label=${t('organiser.sections')}>${this.layout.sections.map((section, i) => html`<li>
      <button type="button"
      class="button small" aria-pressed=${i === this.chosen} @click=${() => this.choose(i)}><svg class="dot" viewBox="0 0 10 10"
        aria-hidden="true"><circle cx="5"
      cy="5" r="5" fill=${COLOURS[i % COLOURS.length]}></circle></svg>${section.name}
      <span class="num">${count(section.rows)}×${count(section.seatsPerRow)}</span></button></li>`)}</ul>`;
  }

  view() {
    const { layout } = this;
    return html`<div class="stack"><div class="staff-head"><h1>${t(this.layoutId ? 'staff.layout' : 'staff.layout-new')}</h1>
        <p class="row"><span class="muted num">${t('organiser.seatCount', { n: count(seatsOf(layout)) })}</span>
        <button type="button" class="button primary" ?disabled=${this.isBusy || !layout.name.trim() || !layout.sections.length}
          aria-busy=${this.isBusy ? 'true' : nothing} @click=${this.put}>
          ${t(this.layoutId && !this.isChange ? 'organiser.saveAsNew' : 'staff.save')}</button></p></div>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      <div class="staff-form"><div class="field"><label for="layout-name">${t('organiser.layoutName')}</label>
        <input id="layout-name" maxlength="100" required autocomplete="off" .value=${layout.name} @change=${this.set('name')}></div>
        <div class="field"><label for="layout-text">${t('organiser.description')}</label>
        <input id="layout-text" maxlength="1000" autocomplete="off" .value=${layout.description}
          @change=${this.set('description')}></div></div>
      ${this.isDerived ? html`<p class="notice warn">${t('organiser.derivedHint')}</p>` : nothing}
      ${this.tools()}
      <div class="layout-editor"><div class="layout-main">${this.isBuyers ? html`<div class="layout-buyers"></div>` : this.surface.view()}
        <p class="small muted">${t(this.isBuyers ? 'organiser.buyersHint' : `organiser.hint.${this.mode}`)}</p>
        ${this.mode === 'sight' && !this.isBuyers ? sightPanel(this) : nothing}</div>
        <div class="stack">${this.list()}
        ${this.section ? html`<section class="card stack" aria-label=${this.section.name}>${fieldsOf(this, this.chosen)}
          <p><button type="button" class="button small danger"
            @click=${this.removeSection}>${t('organiser.removeSection')}</button></p></section>` : nothing}
        <details class="card"><summary>${t('organiser.stage')}</summary>${stageFields(this)}</details></div></div></div>`;
  }
}

const shownValue = value => [value].flat().join(', ') || '–';

define('layout', LayoutPage);
