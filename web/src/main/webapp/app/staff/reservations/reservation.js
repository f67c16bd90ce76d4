// One reservation: its buyer's timeline, and what only staff see: payments, mails, and what was done about it.
import { dateTime, won } from '../../core/format.js';
import { reasonField } from './cancel-many.js';
import { askFor } from '../core/dialog.js';
import { StaffPage, api, attempt, define, html, nothing, params, t, title, toast, url } from '../core/frame.js';
import { paymentBadge, statusBadge } from './badges.js';

const path = `/api/admin/reservations/${params.reservationId}`;
const METHODS = ['CARD', 'EASY_PAY', 'POINTS', 'MODULE', 'MANUAL'];
const GOOD = ['DONE', 'REFUNDED', 'sent'];
const BAD = ['FAILED', 'failed'];

const kind = value => (GOOD.includes(value) ? 'good' : BAD.includes(value) ? 'bad' : 'warn');
const badge = (value, text) => html`<span class="badge ${kind(value)}">${text}</span>`;
const when = at => html`<time class="muted small num" datetime=${at}>${dateTime(at)}</time>`;
const methodText = method => (METHODS.includes(method) ? t(`reservations.method.${method}`) : method);
const fact = (label, value) => html`<dt>${label}</dt><dd class="num">${value}</dd>`;
const traceOf = id => (id ? html`<p class="muted small">${t('reservations.trace')} <code class="hash">${id}</code></p>` : nothing);
const card = (heading, content) => html`<section class="card stack"><h2>${heading}</h2>${content}</section>`;

class ReservationPage extends StaffPage {
  shown = null;
  terms = null;
  mails = null;

  async load() {
    await this.read();
    title(this.shown.reservation.reservation_number);
  }

  async read() {
    const [shown, terms, mails] = await Promise.all([api('GET', path), api('GET', `${path}/cancellation`), api('GET', `${path}/mails`)]);
    Object.assign(this, { shown, terms, mails });
  }

  cancel = attempt(async () => {
    const done = await askFor({
      title: t('reservations.cancel'), intro: html`<p class="strong">${this.termsText()}</p>`, submit: t('reservations.cancel'),
      danger: true, fields: [reasonField()],
      send: ({ reason }) => api('POST', `${path}/cancel`, { body: { reason: reason.trim() } }),
    });
    if (!done) return;
    toast(t('reservations.cancelled'));
    await this.read();
    this.draw();
  });

  mailAgain = attempt(async () => {
    await api('POST', `${path}/mails`);
    toast(t('reservations.mailedAgain'));
    await this.read();
    this.draw();
  });

  /** What a cancellation gives back, and where. */
  termsText() {
    const { refund, points, method } = this.terms;
    if (!refund) return t('reservations.releaseText');
    if (method === 'POINTS') return t('reservations.refundPoints', { amount: won(refund) });
    return points ? t('reservations.refundParts', { amount: won(refund - points), points: won(points), method: methodText(method) })
      : t('reservations.refundText', { amount: won(refund), method: methodText(method) });
  }

  facts() {
    const { reservation, cancelReason } = this.shown;
    return card(t('staff.reservation'), html`<dl class="facts">
      ${fact(t('reservations.event'), reservation.event_title)}${fact(t('reservations.performance'), dateTime(reservation.event_date))}
      ${fact(t('reservations.venue'), reservation.venue)}
      ${fact(t('reservations.seats'), html`<ul>${reservation.items.map(item => html`<li>${item.seatLabel ?? item.ticketTypeName}${
        item.quantity > 1 ? ` × ${item.quantity}` : ''} · ${won(item.subtotal)}</li>`)}</ul>`)}
      ${reservation.fee ? fact(t('reservations.fee'), won(reservation.fee)) : nothing}
      ${reservation.discount ? fact(t('reservations.discount'), `−${won(reservation.discount)}`) : nothing}
      ${fact(t('reservations.amount'), html`<b>${won(reservation.total_amount)}</b>`)}
      ${fact(t('reservations.expiresAt'), dateTime(reservation.expires_at))}
      ${cancelReason ? fact(t('reservations.reason'), cancelReason) : nothing}</dl>
      ${this.terms.possible ? html`<p>${this.termsText()}</p><p><button class="button danger" @click=${this.cancel}>${
        t('reservations.cancel')}</button></p>` : nothing}`);
  }

  buyer() {
    const { id, name, email, phone } = this.shown.buyer;
    return card(t('reservations.buyer'), html`<dl class="facts">${fact(t('reservations.name'), name ?? '–')}${
      fact(t('reservations.email'), email ?? '–')}${fact(t('reservations.phone'), phone ?? '–')}</dl>
      ${this.user.role === 'admin' ? html`<p><a href=${url(`/admin/users/${id}`)}>${t('reservations.account')}</a></p>` : nothing}`);
  }

  timeline() {
    return card(t('my.timeline'), html`<ol class="list">${this.shown.reservation.timeline.map(({ at, what, trace }) => html`
      <li class="stack tight"><p class="row between"><span>${t(`my.event.${what}`)}</span>${when(at)}</p>${traceOf(trace)}</li>`)}</ol>`);
  }

  payments() {
    const { payments } = this.shown;
    const refundText = each => t('reservations.refundTo', { method: methodText(each.method), amount: won(each.amount) });
    const refund = each => html`<li class="small num">${refundText(each)} ·
      ${each.doneAt ? dateTime(each.doneAt) : t('reservations.refundWaits')}</li>`;
    return card(t('reservations.payments'), payments.length ? html`<ul class="list">${payments.map(each => html`<li class="stack tight">
      <p class="row between"><span class="num">${each.number} · ${methodText(each.method)} ${won(each.amount)}${
        each.points ? ` + ${t('reservations.method.POINTS')} ${won(each.points)}` : ''}</span>
        ${badge(each.status, t(`reservations.state.${each.status}`))}</p>
      <p class="small muted num">${dateTime(each.changedAt)} <code class="hash">${each.paymentKey ?? nothing}</code></p>
      ${each.code ? html`<p class="small">${each.code}${each.reason ? `: ${each.reason}` : ''}</p>` : nothing}
      ${each.lateAt ? html`<p class="small">${t('my.event.late')} · ${dateTime(each.lateAt)}</p>` : nothing}
      ${each.refunds.length ? html`<ul>${each.refunds.map(refund)}</ul>` : nothing}</li>`)}</ul>`
      : html`<p class="muted">${t('reservations.noPayments')}</p>`);
  }

  mailList() {
    const { mails, deliverable } = this.mails;
    return card(t('reservations.mails'), html`
      ${deliverable ? nothing : html`<p class="notice warn">${t('reservations.undeliverable')}</p>`}
      ${mails.length ? html`<ul class="list">${mails.map(each => html`<li class="row between">
        <span>${t(`reservations.mail.${each.type}`)} <span class="muted small num">${each.sentAt ? dateTime(each.sentAt) : ''}${
          each.repeated ? ` · ${t('reservations.repeated', { n: each.repeated })}` : ''}</span></span>
        ${badge(each.status, t(`reservations.mailed.${each.status}`))}</li>`)}</ul>`
    : html`<p class="muted">${t('reservations.noMails')}</p>`}
      ${this.shown.reservation.status === 'confirmed' && deliverable ? html`<p><button class="button small" @click=${this.mailAgain}>${
    t('reservations.mailAgain')}</button></p>` : nothing}`);
  }

  actions() {
    const actor = each => each.name ?? (each.actor === 'platform' ? t('reservations.platform') : '–');
    return card(t('reservations.actions'), html`<ul class="list">${this.shown.actions.map(each => html`<li class="stack tight">
      <p class="row between"><span>${actor(each)} · <b>${each.action}</b></span>${when(each.at)}</p>
      ${each.detail ? html`<p class="detail-text small">${each.detail}</p>` : nothing}
      ${traceOf(each.trace)}
      </li>`)}</ul>
      ${this.user.role === 'admin' ? html`<p><a href="${url('/admin/audit')}?target=${this.shown.reservation.id}">${
        t('reservations.history')}</a></p>` : nothing}`);
  }

  view() {
    const { reservation } = this.shown;
    return html`<div class="stack"><p class="small"><a href=${url('/admin/reservations')}>← ${t('staff.reservations')}</a></p>
      <div class="staff-head"><h1 class="num">${reservation.reservation_number}</h1><p class="row">${statusBadge(reservation.status)}
        ${paymentBadge(reservation.payment_status)}</p></div>
      <div class="columns">${this.facts()}${this.buyer()}${this.timeline()}${this.payments()}${this.mailList()}${this.actions()}</div>
    </div>`;
  }
}

define('reservation', ReservationPage);
