import { announce } from '../core/announce.js';
import { api, tokens } from '../core/api.js';
import { count, dateTime } from '../core/format.js';
import { html, nothing, render } from '../core/html.js';
import { fail, main, params, start, title } from '../core/page.js';
import { t, url } from '../core/texts.js';
import { isSeedOf, numberOf, recall, remember } from './lottery.js';

const event = params.eventId;
const state = { show: null, draw: null, known: {}, isGenuine: null, arrival: null, number: null, part: null };

async function load() {
  try {
    const [draw, show] = await Promise.all([api('GET', `/api/queue/draw/${event}`), api('GET', `/api/performances/${event}`)]);
    Object.assign(state, { draw, show });
  } catch (error) {
    return fail(error);
  }
  await readPlace();
  state.known = recall(event);
  state.arrival = state.known.arrival ?? null;
  show();
  if (!state.draw.seed) {
    if (!state.known.hash) remember(event, { hash: state.draw.hash });
    return;
  }
  // Only where the connection is secure.
  if (!globalThis.crypto?.subtle) return;
  state.isGenuine = await isSeedOf(state.draw.seed, state.draw.hash);
  announce(t(state.isGenuine ? 'draw.genuine' : 'draw.forged'));
  show();
  if (state.arrival) await compute(state.arrival);
}

/** The place of a visitor who waits, as the platform has it. */
async function readPlace() {
  if (!tokens.isLoggedIn()) return;
  try {
    const { arrival, number } = await api('GET', `/api/queue/status/${event}`);
    if (arrival) remember(event, { arrival, ...number && { number } });
  } catch {
    // What was kept is enough.
  }
}

async function compute(arrival) {
  Object.assign(state, { arrival, number: null, part: 0 });
  const { seed, size } = state.draw;
  const number = await numberOf(arrival, seed, size, part => {
    if (state.arrival === arrival) {
      state.part = part;
      show();
    }
  });
  // Another number may have been entered meanwhile.
  if (state.arrival !== arrival) return;
  Object.assign(state, { number, part: null });
  show();
  announce(number ? t('draw.number', { arrival: count(arrival), number: count(number) }) : t('draw.notIn'));
}

function entered(submitted) {
  submitted.preventDefault();
  compute(Number(new FormData(submitted.target).get('arrival')));
}

const mark = (isRight, right, wrong) => html`<p class="draw-mark"><span class="badge ${isRight ? 'good' : 'bad'}">
  ${isRight ? t('draw.confirmed') : t('draw.refuted')}</span> ${isRight ? right : wrong}</p>`;

const checks = () => html`
  ${state.isGenuine === null ? html`<p class="notice warn">${t('draw.insecure')}</p>` : html`<ul class="list draw-checks">
    <li>${mark(state.isGenuine, t('draw.genuine'), t('draw.forged'))}</li>
    ${state.known.hash ? html`<li>${mark(state.known.hash === state.draw.hash, t('draw.sameHash'), t('draw.otherHash'))}</li>` : nothing}
    ${state.number && state.known.number && state.known.arrival === state.arrival
      ? html`<li>${mark(state.known.number === state.number, t('draw.sameNumber'),
        t('draw.otherNumber', { number: count(state.known.number) }))}</li>`
      : nothing}
  </ul>`}`;

const result = () => state.part !== null
  ? html`<progress class="queue-progress" max="1" .value=${state.part} aria-label=${t('draw.computing')}></progress>`
  : state.arrival === null ? nothing
    : html`<p class="draw-number num">${state.number ? t('draw.number', { arrival: count(state.arrival), number: count(state.number) })
      : t('draw.notIn')}</p>`;

const drawn = () => html`
  ${checks()}
  ${state.draw.size === 0 ? html`<p>${t('draw.nobody')}</p>` : state.isGenuine === null ? nothing : html`
    <form class="row draw-form" @submit=${entered}>
      <div class="field grow"><label for="arrival">${t('draw.arrival')}</label>
        <input id="arrival" name="arrival" type="number" inputmode="numeric" min="1" max=${state.draw.size} required
          .value=${state.arrival ?? ''}></div>
      <button class="button">${t('draw.compute')}</button></form>
    ${result()}`}
  <p class="muted small">${t('draw.how')}</p>`;

const facts = () => html`
  <dl class="draw-facts">
    <dt>${t('draw.hash')}</dt><dd class="draw-code">${state.draw.hash}</dd>
    ${state.draw.seed ? html`
      <dt>${t('draw.seed')}</dt><dd class="draw-code">${state.draw.seed}</dd>
      <dt>${t('draw.size')}</dt><dd class="num">${t('queue.people', { n: count(state.draw.size) })}</dd>
      <dt>${t('draw.drawnAt')}</dt><dd class="num">${dateTime(state.draw.drawnAt)}</dd>` : nothing}
  </dl>`;

function show() {
  title(t('draw.title'));
  render(html`
    <div class="wrap queue stack">
      <p class="muted queue-show">${state.show.title} · ${state.show.venue}</p>
      <h1>${t('draw.title')}</h1>
      <div class="card stack">
        ${state.draw.seed ? drawn() : html`<p>${t('draw.before', { time: dateTime(state.show.saleStart) })}</p>`}
        ${facts()}
      </div>
      <p class="row"><a class="button" href=${url(`/events/${event}`)}>${t('queue.toEvent')}</a></p>
    </div>`, main);
}

start();
await load();
