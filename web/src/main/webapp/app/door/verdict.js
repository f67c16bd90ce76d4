// The answer to a scan, as large as the screen allows: a colour, a mark and words that say the same.
import { html, nothing } from '../core/html.js';
import { dateTime, time } from '../core/format.js';
import { t } from '../core/texts.js';

const TONES = { admitted: 'good', choose: 'ask', unknown: 'ask', screenshot: 'ask', checking: 'idle', idle: 'idle', undone: 'idle' };
const MARKS = { good: '✓', ask: '?', bad: '✕', idle: '' };

/** good, ask, bad or idle. */
export const toneOf = kind => TONES[kind] ?? 'bad';

export const seatText = ({ seat, grade }) => seat ? `${seat} · ${grade}` : grade;

/** Where and when somebody was let in. */
export const admissionText = ({ device, at, by }) => t(by ? 'door.admittedBy' : 'door.admittedAt', { device, time: time(at), by });

/** The tickets, admission and reservation that the verdict is about. */
function about({ kind, reservation, tickets = [], admission, code }) {
  return html`${tickets.length ? html`<p class="verdict-seats">${tickets.map(seatText).join(', ')}</p>` : nothing}
    ${admission ? html`<p class="verdict-why">${admissionText(admission)}</p>` : nothing}
    ${kind === 'other' ? html`<p class="verdict-why">${t('door.otherStart', { time: dateTime(code.start) })}</p>` : nothing}
    ${reservation ? html`<p class="verdict-who num">${reservation.name} ${reservation.number}</p>` : nothing}`;
}

/** Buttons that admit all open tickets of a reservation, or one of them. @param letIn called with the chosen tickets */
function choices({ open, letIn }) {
  return html`<div class="verdict-choices">
    <button class="button large" @click=${() => letIn(open)}>${open.length === 1 ? t('door.letIn')
      : t('door.letInAll', { n: open.length })}</button>
    ${open.length === 1 ? nothing : open.map(each => html`<button class="button" @click=${() => letIn([each])}>${seatText(each)}</button>`)}
  </div>`;
}

/**
 * @param verdict `{kind, reservation?, tickets?, admission?, code?, open?, letIn?}`; with `open` staff choose who goes in
 * @param undo    takes back what was just let in, if anything
 */
export function verdictView(verdict, undo) {
  const tone = toneOf(verdict.kind);
  const key = verdict.code?.problem === 'strange' ? 'strange' : verdict.kind;
  return html`<section class="verdict ${tone}" data-kind=${verdict.kind} aria-labelledby="verdict">
    <p class="verdict-mark" aria-hidden="true">${MARKS[tone]}</p>
    <div class="verdict-text"><h2 id="verdict">${t(`door.is.${key}`)}</h2>
    ${about(verdict)}<p class="verdict-next">${t(`door.next.${key}`)}</p></div>
    ${verdict.open ? choices(verdict) : nothing}
    ${verdict.kind === 'admitted' ? html`<button class="button verdict-undo" @click=${undo}>${t('door.undo')}</button>` : nothing}
  </section>`;
}
