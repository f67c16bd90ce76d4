// Sells seats of a performance at once: the best available of a grade, or chosen ones.
import { announce } from '../../core/announce.js';
import { count, dateTime, won } from '../../core/format.js';
import { lang } from '../../core/texts.js';
import { Form } from '../core/form.js';
import { api, attempt, html, nothing, t } from '../core/frame.js';
import { Slips, codeOf, saleSlip } from './slips.js';

const MEANS = ['cash', 'terminal', 'points'];
const REMEMBERED = 'box-office-performance';
const TYPING_MS = 300;
const base = '/api/box-office/performances';

const titleOf = each => lang === 'en' && each.englishTitle ? each.englishTitle : each.title;
const filled = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

export class View {
  performances = [];
  offer = null;
  chooser = null;
  customer = null;
  key = null;
  search = '';

  constructor(page) {
    this.page = page;
    this.slips = new Slips(page, () => this.focus());
  }

  async load() {
    await this.find();
    const asked = new URLSearchParams(location.search).get('performance') ?? sessionStorage.getItem(REMEMBERED);
    // What was sold last may be over.
    if (asked && await this.choose(asked).then(() => true, () => false)) return;
    if (this.performances.length) await this.choose(this.performances[0].id);
  }

  leave() { this.chooser?.leave(); }

  drawn() { this.chooser?.drawn(); }

  /** Where the next sale begins. */
  focus() { (this.form?.element()?.elements.quantity ?? this.page.querySelector('#counter-performance'))?.focus(); }

  async find() { this.performances = (await api('GET', `${base}?q=${encodeURIComponent(this.search)}`)).performances; }

  searching = event => {
    this.search = event.target.value;
    clearTimeout(this.typing);
    this.typing = setTimeout(attempt(async () => {
      await this.find();
      this.page.draw();
    }), TYPING_MS);
  };

  async choose(id) {
    this.offer = await api('GET', `${base}/${encodeURIComponent(id)}`);
    sessionStorage.setItem(REMEMBERED, id);
    this.leave();
    this.chooser = null;
    this.form = new Form(this.page, {
      value: this.start(), fields: () => this.fields(), send: values => this.send(values), saved: sale => this.sold(sale),
      changed: name => this.changed(name),
    });
    this.page.draw();
  }

  /** A form for the next buyer, by the same means. */
  start(means = 'cash') {
    const grade = this.offer.grades.find(each => each.free > 0) ?? this.offer.grades[0];
    const kept = this.offer.grades.find(each => each.id === this.form?.base.grade && each.free > 0) ?? grade;
    return { grade: kept?.id ?? '', quantity: 1, means, approvalNumber: '', customer: '', buyerName: '', buyerPhone: '', discountCode: '' };
  }

  typed(name) { return this.form.typed[name] ?? this.form.base[name]; }

  fields() {
    const means = this.typed('means');
    const grades = this.offer.grades.map(each => [each.id, t('counter.gradeChoice', { name: each.name, price: won(each.price),
      n: count(each.free) })]);
    const best = this.chooser ? [] : [
      { name: 'grade', label: t('counter.grade'), type: 'select', options: grades },
      { name: 'quantity', label: t('counter.quantity'), type: 'number', required: true, min: 1, max: this.offer.seatsPerSale },
    ];
    return [...best,
      { name: 'means', label: t('counter.means'), type: 'select', options: MEANS.map(each => [each, t(`counter.means.${each}`)]) },
      ...means === 'terminal' ? [{ name: 'approvalNumber', label: t('counter.approvalNumber'), required: true, maxlength: 20 }] : [],
      { name: 'customer', label: t('counter.customer'), type: 'email', required: means === 'points', maxlength: 254 },
      ...means === 'points' ? [] : [{ name: 'buyerName', label: t('counter.buyerName'), maxlength: 50 },
        { name: 'buyerPhone', label: t('counter.buyerPhone'), maxlength: 20 }],
      { name: 'discountCode', label: t('counter.discountCode'), maxlength: 30 },
    ];
  }

  changed(name) {
    // Another sale than the one whose answer may have been lost.
    this.key = null;
    if (name === 'customer') this.customer = null;
  }

  /** What the present choice costs, without a discount; null if nothing is chosen. */
  price() {
    const { fee, grades } = this.offer;
    if (this.chooser) {
      const n = this.chooser.seats.length;
      return n ? this.chooser.price() + fee * n : null;
    }
    const n = Number(this.typed('quantity'));
    const grade = grades.find(each => each.id === this.typed('grade'));
    return grade && n > 0 ? (grade.price + fee) * n : null;
  }

  async send(values) {
    const choice = this.chooser ? { planVersion: this.chooser.planVersion, seats: this.chooser.seats } : {};
    const expected = values.discountCode ? {} : { expectedTotal: this.price() };
    this.key ??= crypto.randomUUID();
    try {
      const body = { ...filled(values), ...choice, ...expected };
      return await api('POST', `${base}/${this.offer.performance.id}/sales`, { body, key: this.key });
    } catch (error) {
      // Only without an answer the same sale may have taken place.
      if (error.status && error.status < 500) this.key = null;
      if (error.code === 'PRICE_CHANGED') await this.refresh();
      this.chooser?.refresh();
      throw error;
    }
  }

  async sold(sale) {
    this.key = null;
    this.customer = null;
    const [qr] = await Promise.all([codeOf(`/api/box-office/sales/${sale.id}/code`), this.refresh().catch(() => null)]);
    this.chooser?.clear();
    this.slips.show(t('counter.sold', { amount: won(sale.total) }), saleSlip(sale, qr));
    return this.start(sale.means);
  }

  async refresh() { this.offer = await api('GET', `${base}/${this.offer.performance.id}`); }

  lookUp = attempt(async () => {
    const { name, points } = await api('GET', `/api/box-office/customers?email=${encodeURIComponent(this.typed('customer'))}`);
    this.customer = t('counter.customerIs', { name, points: count(points) });
    announce(this.customer);
    this.page.draw();
  });

  mode = isChosen => attempt(async () => {
    this.leave();
    this.chooser = null;
    this.key = null;
    if (isChosen) {
      const { Chooser } = await import('./hall.js');
      const chooser = new Chooser(this.page, this.offer.performance.id, () => { this.key = null; });
      await chooser.load();
      this.chooser = chooser;
    }
    this.page.draw();
  });

  picker() {
    const { performance } = this.offer ?? {};
    const listed = this.performances.some(each => each.id === performance?.id) || !performance ? this.performances
      : [performance, ...this.performances];
    const choose = attempt(event => this.choose(event.target.value));
    return html`<div class="staff-filters"><div class="field wide"><label for="counter-performance">${t('counter.performance')}</label>
        <select id="counter-performance" @change=${choose}>${listed.map(each => html`<option value=${each.id}
          .selected=${each.id === performance?.id}>${dateTime(each.startsAt)} · ${titleOf(each)}</option>`)}</select></div>
      <div class="field"><label for="counter-search">${t('counter.search')}</label>
        <input id="counter-search" type="search" autocomplete="off" maxlength="100" .value=${this.search}
          @input=${this.searching}></div></div>`;
  }

  modes() {
    if (!this.offer.grades.some(each => each.seated)) return nothing;
    const chip = (isChosen, label) => html`<button type="button" class="chip" aria-pressed=${Boolean(this.chooser) === isChosen}
      @click=${this.mode(isChosen)}>${label}</button>`;
    return html`<div class="row" role="group" aria-label=${t('counter.mode')}>${chip(false, t('counter.best'))}${
      chip(true, t('counter.choose'))}</div>`;
  }

  sale() {
    const price = this.price();
    this.form.options.submit = price === null || this.typed('discountCode') ? t('counter.sellPlain')
      : t('counter.sell', { amount: won(price) });
    const further = this.typed('customer') ? html`<button type="button" class="button" @click=${this.lookUp}>${
      t('counter.lookUp')}</button>` : nothing;
    return html`${this.modes()}${this.chooser ? this.chooser.selection() : nothing}${this.form.view(further)}
      ${this.customer ? html`<p class="notice" role="status">${this.customer}</p>` : nothing}
      ${this.chooser ? this.chooser.list() : nothing}`;
  }

  view() {
    if (!this.offer) return html`${this.picker()}<p class="empty">${t('counter.nothing')}</p>`;
    const { performance } = this.offer;
    const head = html`<p class="strong">${titleOf(performance)} <span class="muted num">${dateTime(performance.startsAt)}
      · ${performance.venue}</span></p>`;
    if (this.slips.shown) return this.slips.view();
    return html`${this.picker()}<div class="${this.chooser ? 'hall' : ''}"><div class="hall-panel stack">${head}${this.sale()}</div>
      ${this.chooser ? this.chooser.map() : nothing}</div>`;
  }
}
