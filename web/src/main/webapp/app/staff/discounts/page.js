// All discount codes, and new ones that are valid for all events.
import { addCode, codesTable } from './codes.js';
import { StaffPage, attempt, define, html, t } from '../core/frame.js';

class DiscountCodesPage extends StaffPage {
  table = codesTable(this, null);

  load() { return this.table.load(); }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.discount-codes')}</h1>
      <button class="button primary" @click=${attempt(() => addCode(this.table, null))}>${t('organiser.addCode')}</button></div>
      ${this.table.view()}</div>`;
  }
}

define('discount-codes', DiscountCodesPage);
