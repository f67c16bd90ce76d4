// Payments: those that are in doubt, all of them, the differences from the gateway's books, and messages that could not be delivered.
import { DeadLetters } from './dead-letters.js';
import { StaffPage, define, html, nothing, t } from '../core/frame.js';
import { PaymentDifferences } from './differences.js';
import { PaymentList } from './list.js';

const TABS = {
  doubt: page => new PaymentList(page, true),
  all: page => new PaymentList(page, false),
  differences: page => new PaymentDifferences(page),
  letters: page => new DeadLetters(page),
};

class PaymentsPage extends StaffPage {
  name = new URLSearchParams(location.search).get('tab') in TABS ? new URLSearchParams(location.search).get('tab') : 'doubt';
  tab = TABS[this.name](this);

  load() { return this.tab.load(); }

  view() {
    return html`<div class="stack"><div class="staff-head"><h1>${t('staff.payments')}</h1>${this.tab.action()}</div>
      <nav class="tabs" aria-label=${t('staff.payments')}>${Object.keys(TABS).map(each => html`<a href="?tab=${each}"
        aria-current=${each === this.name ? 'page' : nothing}>${t(`payments.${each}`)}</a>`)}</nav>
      <p class="muted small">${t(`payments.${this.name}Text`)}</p>
      ${this.tab.view()}</div>`;
  }
}

define('payments', PaymentsPage);
