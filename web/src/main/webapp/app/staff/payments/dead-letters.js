// Messages that could not be delivered: send them again, or drop them.
import { count, dateTime } from '../../core/format.js';
import { ask } from '../core/dialog.js';
import { api, attempt, html, nothing, t, toast } from '../core/frame.js';
import { Table } from '../core/table.js';

const PATH = '/api/admin/dead-letters';
const QUEUES = ['PaymentCallbacks', 'Cancellations', 'Notices'];

const queueText = queue => t(`payments.queue.${queue}`);

export class DeadLetters {
  queues = [];

  constructor(page) {
    this.table = new Table(page, {
      caption: t('payments.letters'),
      empty: t('payments.noLetters'),
      key: row => `${row.queue} ${row.place}`,
      rows: request => this.read(request),
      filters: [{ name: 'queue', label: t('payments.queue'), type: 'select',
        options: [['', t('payments.anyQueue')], ...QUEUES.map(queue => [queue, queueText(queue)])] }],
      columns: [
        { label: t('payments.queue'), head: true, view: row => queueText(row.queue) },
        { label: t('payments.type'), view: row => html`<code>${row.type}</code>` },
        { label: t('payments.subject'), view: row => html`<span class="detail-text num">${row.subject}</span>` },
        { label: t('payments.sent'), view: row => html`<span class="num nowrap">${dateTime(row.sentAt)}</span>` },
      ],
      // What somebody else has put into the queue has no id. It is sent or dropped with the complete queue.
      actions: row => row.id ? [
        { label: t('payments.resend'), run: () => this.resend(row.queue, row.id) },
        { label: t('payments.drop'), danger: true, run: () => this.drop(row.queue, row.id) },
      ] : [],
    });
  }

  load() { return this.table.load(); }

  async read({ query, signal }) {
    this.queues = (await api('GET', PATH, { signal })).queues;
    const rows = this.queues.filter(each => !query.queue || each.queue === query.queue)
      .flatMap(({ queue, messages }) => messages.map((message, place) => ({ queue, place, ...message })));
    return { rows, next: null, total: rows.length };
  }

  /** @param id of one message; null for all of the queue */
  async resend(queue, id = null) {
    const { messages } = await api('POST', `${PATH}/${queue}/${id ? `${id}/` : ''}replay`);
    toast(t('payments.resent', { n: count(messages) }));
    await this.load();
  }

  async drop(queue, id = null) {
    const isSure = await ask({
      title: t(id ? 'payments.dropOne' : 'payments.dropAll'), text: t('payments.dropText', { queue: queueText(queue) }),
      yes: t('payments.drop'), danger: true, typed: queue,
    });
    if (!isSure) return;
    await api('DELETE', `${PATH}/${queue}${id ? `/${id}` : ''}`);
    toast(t('payments.dropped'));
    await this.load();
  }

  action() { return nothing; }

  /** Each queue that has some, with what is done to all of them. */
  heads() {
    const button = (key, { queue }, run, kind = '') => html`<button class="button small ${kind}" @click=${attempt(run)}
      aria-label="${queueText(queue)}: ${t(key)}">${t(key)}</button>`;
    const filled = this.queues.filter(each => each.messages.length);
    if (filled.length === 0) return nothing;
    return html`<ul class="list card">${filled.map(each => html`<li class="row between">
      <span><b>${queueText(each.queue)}</b>
        <span class="badge bad">${t('payments.messages', { n: count(each.messages.length) })}</span></span>
      <span class="row">${button('payments.resendAll', each, () => this.resend(each.queue))}
      ${button('payments.dropAll', each, () => this.drop(each.queue), 'danger')}</span></li>`)}</ul>`;
  }

  view() { return html`${this.heads()}${this.table.view()}`; }
}
