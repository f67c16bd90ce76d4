// The states of reservations and of their payments, for staff.
import { html, t } from '../core/frame.js';

export const STATUSES = ['pending', 'confirmed', 'cancelled', 'expired'];
export const PAYMENTS = ['pending', 'completed', 'failed', 'refunded'];

const KINDS = {
  pending: 'warn', confirmed: 'good', completed: 'good', failed: 'bad', refunded: 'muted', cancelled: 'muted', expired: 'muted',
};

export const statusBadge = status => html`<span class="badge ${KINDS[status]}">${t(`reservations.status.${status}`)}</span>`;
export const paymentBadge = status => html`<span class="badge ${KINDS[status]}">${t(`reservations.payment.${status}`)}</span>`;
