// What one member of staff took and gave back on a day, so that the drawer can be counted.
import { count, won } from '../../core/format.js';
import { api, attempt, html, t } from '../core/frame.js';
import { meansText } from './slips.js';

export class View {
  constructor(page) { this.page = page; }

  async load(day = '') { this.day = await api('GET', `/api/box-office/cash-up${day ? `?day=${day}` : ''}`); }

  choose = attempt(async event => {
    if (!event.target.value) return;
    await this.load(event.target.value);
    this.page.draw();
  });

  row(each) {
    const number = text => html`<td class="number num">${text}</td>`;
    return html`<tr data-means=${each.means}><th scope="row">${meansText(each.means)}</th>${number(count(each.sales))}${
      number(won(each.taken))}${number(count(each.refunds))}${number(each.returned ? `−${won(each.returned)}` : won(0))}
      <td class="number num"><b>${this.balance(each.taken - each.returned)}</b></td></tr>`;
  }

  balance(amount) { return amount < 0 ? `−${won(-amount)}` : won(amount); }

  view() {
    const { day, means, freeSeating } = this.day;
    const tickets = { means: 'tickets', sales: freeSeating.issued, taken: freeSeating.issuedPrice, refunds: freeSeating.refunded,
      returned: freeSeating.refundedPrice };
    const head = key => html`<th scope="col" class="number">${t(`counter.${key}`)}</th>`;
    return html`<div class="staff-filters no-print"><div class="field"><label for="cash-up-day">${t('counter.day')}</label>
        <input id="cash-up-day" type="date" .value=${day} @change=${this.choose}></div>
        <button type="button" class="button" @click=${() => window.print()}>${t('counter.print')}</button></div>
      <div class="cash-up"><p class="num"><b>${this.page.user.name}</b> · ${day}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-labelledby="cash-up-caption"><table class="table">
        <caption id="cash-up-caption" class="visually-hidden">${t('counter.view.cash-up')}</caption>
        <thead><tr><th scope="col">${t('counter.means')}</th>${head('sold.n')}${head('taken')}${head('refunds.n')}${head('returned')}${
          head('balance')}</tr></thead>
        <tbody>${[...means, tickets].map(each => this.row(each))}</tbody></table></div>
      <p class="muted small">${t('counter.cashUpText')}</p></div>`;
  }
}
