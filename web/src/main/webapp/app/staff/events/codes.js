// The discount codes of one event.
import { addCode, codesTable } from '../discounts/codes.js';
import { attempt, html, nothing, t } from '../core/frame.js';

export class CodesTab {
  constructor(page) {
    this.page = page;
    this.table = codesTable(page, page.event);
  }

  load() { return this.table.load(); }

  view() {
    return html`<div class="stack">${this.page.event.cancelledAt ? nothing : html`<p><button class="button primary"
      @click=${attempt(() => addCode(this.table, this.page.event))}>${t('organiser.addCode')}</button></p>`}${this.table.view()}</div>`;
  }
}
