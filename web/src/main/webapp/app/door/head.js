// The status of the device: network, age of the list, unsent scans, and the numbers of admissions.
import { html, nothing } from '../core/html.js';
import { count, duration } from '../core/format.js';
import { t } from '../core/texts.js';

const OLD_MS = 300_000;

export function statusView({ gate, time, isKept }) {
  const { tickets, admitted, here, unsent } = gate.figures();
  const age = gate.head ? Math.max(0, time() - gate.head.readAt) : null;
  const isOld = age === null || age > OLD_MS;
  const own = gate.counts?.devices.find(each => each.device === gate.device);
  const figure = (name, label, value) => html`<div data-figure=${name}><dt>${label}</dt><dd class="num">${value}</dd></div>`;
  return html`<div class="door-status">
    <p class="row"><span class="badge ${gate.isOnline ? 'good' : 'warn'}">${t(gate.isOnline ? 'door.online' : 'door.offline')}</span>
      <span class="badge num ${isOld ? 'warn' : 'muted'}">${
        age === null ? t('door.noListYet') : t('door.age', { time: duration(age) })}</span>
      ${gate.outbox.isStored ? nothing : html`<span class="badge bad">${t('door.notStored')}</span>`}
      ${isKept ? html`<span class="badge muted">${t('door.kept')}</span>` : nothing}</p>
    <dl class="door-figures">${figure('admitted', t('door.admitted'), `${count(admitted)} / ${count(tickets)}`)}
      ${figure('here', t('door.here'), own && !unsent ? count(own.admitted) : count(here))}
      ${figure('unsent', t('door.unsent'), count(unsent))}</dl></div>`;
}
