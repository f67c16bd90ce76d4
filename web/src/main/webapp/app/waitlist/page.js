// The waiting list of a performance: join it, see the own place, take or give up an offer.
import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { every } from '../core/clock.js';
import { count, dateTime, time, won } from '../core/format.js';
import { announce, toast } from '../core/announce.js';
import { confirmSheet } from '../ui/sheet.js';
import '../ui/countdown.js';

const performanceId = params.performanceId;
const LIST = `/api/performances/dates/${performanceId}/waiting-list`;
const MOST = 10;
const POLL_MS = 15_000;
const state = { isLoaded: false, plan: null, free: [], show: null, startsAt: null, most: MOST, entry: null, error: null, canBook: false,
  busy: false };
// What was chosen survives the way to the login and back in the address.
const query = new URLSearchParams(location.search);
const criteria = {
  quantity: Math.max(1, Number(query.get('n')) || 1), grades: query.getAll('grade'), together: query.get('apart') === null,
};

async function start() {
  draw();
  try {
    const [plan, states] = await Promise.all([api('GET', `/api/performances/dates/${performanceId}/plan`),
      api('GET', `/api/performances/dates/${performanceId}/states`)]);
    state.plan = plan;
    state.free = states.free;
    criteria.grades = criteria.grades.filter(id => plan.grades.some(grade => grade.id === id));
    await Promise.all([describe(plan.eventId), ask()]);
  } catch (error) {
    return fail(error);
  }
  state.isLoaded = true;
  draw();
  every(POLL_MS, poll);
}

async function describe(event) {
  const [show, dates, limits] = await Promise.allSettled([api('GET', `/api/performances/${event}`),
    api('GET', `/api/performances/${event}/dates`), api('GET', `/api/performances/${event}/limits`)]);
  state.show = show.value ?? null;
  state.startsAt = dates.value?.dates.find(each => each.performanceId === performanceId)?.startsAt ?? null;
  if (limits.value) state.most = Math.min(MOST, limits.value.seatsPerUser);
  criteria.quantity = Math.min(criteria.quantity, state.most);
}

/** The own entry. Nobody has to log in to look. */
async function ask() {
  if (!await session.user()) return;
  const { entries } = await api('GET', '/api/waiting-list');
  state.entry = entries.find(each => each.performanceId === performanceId && ['waiting', 'offered'].includes(each.status)) ?? null;
}

async function poll() {
  if (!state.entry || state.busy) return;
  const before = state.entry.status;
  try {
    await ask();
  } catch {
    // It is asked again.
    return;
  }
  draw();
  if (state.entry?.status === 'offered' && before === 'waiting') announceAtTop(t('waitlist.offeredTitle'));
  if (!state.entry) announceAtTop(t('waitlist.over'));
}

/** Scrolls to the top and announces the change, as for a new page. */
function announceAtTop(text) {
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  announce(text, { assertive: true });
}

async function join(event) {
  event.preventDefault();
  if (state.busy) return;
  Object.assign(state, { busy: true, error: null, canBook: false });
  draw();
  history.replaceState(null, '', `?${new URLSearchParams([['n', criteria.quantity], ...criteria.grades.map(id => ['grade', id]),
    ...(criteria.together ? [] : [['apart', '']])])}`);
  try {
    await session.require();
    state.entry = await api('POST', LIST, { body: { quantity: criteria.quantity, grades: criteria.grades, together: criteria.together } });
    announceAtTop(t('waitlist.joined', { place: count(state.entry.place) }));
  } catch (error) {
    await refused(error);
  }
  state.busy = false;
  draw();
}

async function refused(error) {
  // The answer to an earlier attempt was lost, or another tab was faster.
  if (error.code === 'ALREADY_WAITING') return ask().catch(() => {});
  state.error = await sentence(error);
  state.canBook = error.code === 'SEATS_AVAILABLE';
  announce(state.error, { assertive: true });
}

async function leave() {
  const isOffer = state.entry.status === 'offered';
  const sure = await confirmSheet({ title: t(isOffer ? 'waitlist.declineTitle' : 'waitlist.leaveTitle'),
    text: t(isOffer ? 'waitlist.declineText' : 'waitlist.leaveText'), yes: t(isOffer ? 'waitlist.decline' : 'waitlist.leave'),
    no: t('waitlist.stay'), danger: true });
  if (!sure) return;
  state.busy = true;
  draw();
  try {
    await api('DELETE', LIST);
    toast(t(isOffer ? 'waitlist.declined' : 'waitlist.left'));
  } catch (error) {
    if (error.status !== 404) toast(await sentence(error), { kind: 'error' });
  }
  await ask().catch(() => {});
  state.busy = false;
  draw();
}

function choose(id, isChosen) {
  criteria.grades = isChosen ? [...criteria.grades, id] : criteria.grades.filter(each => each !== id);
  draw();
}

const about = () => html`
  <header class="stack tight"><h1>${t('waitlist.title')}</h1>
    ${state.show ? html`<p class="strong">${state.show.title}</p>` : nothing}
    <p class="muted">${[state.startsAt ? dateTime(state.startsAt) : '', state.show?.venue ?? ''].filter(Boolean).join(' · ')}</p></header>`;

const criteriaText = ({ quantity, together, grades }) => [t('waitlist.seats', { n: count(quantity) }),
  ...(quantity > 1 ? [t(together ? 'waitlist.together' : 'waitlist.apart')] : []),
  grades.length ? grades.map(grade => grade.name).join(' → ') : t('waitlist.anyGrade')].join(' · ');

/* The number says in which order grades are wanted. */
const gradeChoice = (grade, index) => {
  const place = criteria.grades.indexOf(grade.id);
  return html`<label class="order-method"><input type="checkbox" name="grade" .checked=${place >= 0}
      @change=${event => choose(grade.id, event.target.checked)}>
    <span class="grow">${grade.name} <span class="muted num">${won(grade.price)}</span></span>
    ${place >= 0 && criteria.grades.length > 1 ? html`<span class="badge num">${t('waitlist.choice', { n: place + 1 })}</span>` : nothing}
    <span class="small num muted">
      ${state.free[index] ? t('waitlist.free', { n: count(state.free[index]) }) : t('waitlist.soldOut')}</span></label>`;
};

const form = () => html`
  <p>${t('waitlist.about')}</p>
  <form class="stack" @submit=${join}>
    <div class="card stack">
      <div class="field"><label for="quantity">${t('waitlist.quantity')}</label>
        <select id="quantity" @change=${event => { criteria.quantity = Number(event.target.value); draw(); }}>
          ${Array.from({ length: state.most }, (each, i) => i + 1).map(n => html`
            <option value=${n} .selected=${n === criteria.quantity}>${t('waitlist.seats', { n })}</option>`)}</select></div>
      ${criteria.quantity > 1 ? html`<label class="order-method"><input type="checkbox" .checked=${criteria.together}
        @change=${event => { criteria.together = event.target.checked; draw(); }}>
        <span>${t('waitlist.onlyTogether')}</span></label>` : nothing}
      <fieldset class="order-methods"><legend>${t('waitlist.grades')}</legend>
        <p class="muted small">${t('waitlist.gradesHint')}</p>
        ${state.plan.grades.map(gradeChoice)}</fieldset>
    </div>
    ${state.error ? html`<p class="notice bad" role="alert">${state.error}</p>` : nothing}
    ${state.canBook ? html`<p><a class="button" href=${url(`/queue/${state.plan.eventId}?performance=${performanceId}`)}>
      ${t('waitlist.book')}</a></p>` : nothing}
    <p><button class="button primary large block" ?disabled=${state.busy}>
      ${state.busy ? t('waitlist.busy') : t('waitlist.join')}</button></p>
  </form>
  <ul class="ticks">${['order', 'time', 'mail', 'end'].map(rule => html`<li>${t(`waitlist.rule.${rule}`)}</li>`)}</ul>`;

const waiting = () => html`
  <section class="card stack waiting-card">
    <p class="muted">${t('waitlist.yourPlace')}</p>
    <p class="waiting-place num"><strong>${t('waitlist.place', { n: count(state.entry.place) })}</strong></p>
    <p>${criteriaText(state.entry)}</p>
    <p class="muted">${t('waitlist.stayText')}</p>
  </section>
  <p class="row middle"><a class="button" href=${url('/my')}>${t('waitlist.toMine')}</a>
    <button type="button" class="button quiet" ?disabled=${state.busy} @click=${leave}>${t('waitlist.leave')}</button></p>`;

const offered = () => html`
  <section class="card stack waiting-card">
    <h2>${t('waitlist.offeredTitle')}</h2>
    <p>${t('waitlist.offeredText', { until: time(state.entry.expiresAt) })}</p>
    <p class="waiting-place"><strong><y-countdown until=${state.entry.expiresAt} @over=${poll}></y-countdown></strong></p>
    <p>${criteriaText(state.entry)}</p>
    <p><a class="button primary large block" href=${url(`/orders/${state.entry.reservationId}`)}>${t('waitlist.pay')}</a></p>
  </section>
  <p class="center"><button type="button" class="button quiet" ?disabled=${state.busy} @click=${leave}>
    ${t('waitlist.decline')}</button></p>`;

function content() {
  if (!state.isLoaded) return html`<div class="skeleton tall"></div>`;
  if (!state.entry) return form();
  return state.entry.status === 'offered' ? offered() : waiting();
}

function draw() {
  title(t('waitlist.title'));
  render(html`<div class="wrap narrow-page stack" data-entry=${state.entry?.status ?? 'none'}>${about()}${content()}</div>`, main);
}

empty();
start();
