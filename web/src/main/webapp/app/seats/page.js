import { html, nothing, render } from '../core/html.js';
import { api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { duration, every, now } from '../core/clock.js';
import { count, won } from '../core/format.js';
import { announce, toast } from '../core/announce.js';
import { confirmSheet, openSheet } from '../ui/sheet.js';
import { warningBetween } from '../buy/phase.js';
import { SeatCanvas } from './canvas.js';
import { Hall } from './geometry.js';
import { Hold } from './hold.js';
import { colourSwatches, swatch } from './legend.js';
import { SeatList } from './list.js';
import { Live } from './live.js';
import { SeatModel } from './model.js';
import { page } from './page-view.js';
import { Returns } from './returns.js';
import { group, orphans } from './selection.js';
import { heldText, placesText, seatText } from './words.js';

const performanceId = params.performanceId;
const MOST_AT_ONCE = 10;
const state = { phase: 'loading', show: null, startsAt: null, quantity: 1, most: 4, connected: true, busy: false, waitingFor: false,
  quote: null, left: null, isList: false };
const hold = new Hold(performanceId);
let model = null;
let hall = null;
let map = null;
let alternativesOf = null;

const live = new Live(performanceId, {
  onChange: changed,
  onPlan: loadPlan,
  onConnection: isConnected => {
    state.connected = isConnected;
    if (isConnected) verifyHold();
    else announce(t('seats.offline'), { assertive: true });
    draw();
  },
});
const returns = new Returns(performanceId, draw);
const list = new SeatList({ onChoose: (seat, seats) => choose(seats, true, seat),
  onSection: index => map?.showSection(index), redraw: draw });

async function start() {
  draw();
  if (!await loadPlan()) return;
  await Promise.all([loadShow(), loadHold()]);
  draw();
  every(1_000, tick);
}

/** Loads plan and states; again if the plan has changed. Returns whether there is one. */
async function loadPlan() {
  try {
    const [plan, states] = await Promise.all([api('GET', `/api/performances/dates/${performanceId}/plan`),
      api('GET', `/api/performances/dates/${performanceId}/states`)]);
    const shown = model?.shown;
    model = new SeatModel(plan);
    if (shown?.length === plan.grades.length) model.shown = shown;
    model.accept(states);
    hall = new Hall(plan);
  } catch (error) {
    if (state.phase !== 'loading') return false;
    await fail(error);
    return false;
  }
  state.phase = 'ready';
  markOwn();
  draw();
  if (model.count && !map) makeMap();
  map?.use(hall, model);
  returns.follow(model);
  live.start(model);
  return true;
}

function makeMap() {
  map = new SeatCanvas(main.querySelector('.seats-canvas'), main.querySelector('.seats-small'), {
    texts: { price: grade => won(grade.price), left: n => n ? t('seats.left', { n: count(n) }) : t('seats.soldOutShort'),
      stage: t('seats.stage'), row: row => t('seats.rowShort', { row }) },
    onSeat: tapped,
    onView: view => {
      main.querySelector('.seats-map').classList.toggle('is-near', view.isOffering);
      main.querySelector('.seats-hint').hidden = view.isOffering || !view.fitted || model.isSoldOut;
    },
  });
}

async function loadShow() {
  const event = model.plan.eventId;
  const [show, dates, limits] = await Promise.allSettled([api('GET', `/api/performances/${event}`),
    api('GET', `/api/performances/${event}/dates`), api('GET', `/api/performances/${event}/limits`)]);
  if (show.value) {
    state.show = show.value;
    title(`${show.value.title} · ${t('seats.title')}`);
  }
  const date = dates.value?.dates.find(each => each.performanceId === performanceId);
  state.startsAt = date?.startsAt ?? null;
  if (date && !date.bookable && date.code !== 'SOLD_OUT') state.notice = date.reason;
  if (limits.value) state.most = Math.min(MOST_AT_ONCE, limits.value.seatsPerUser);
  state.quantity = Math.min(state.quantity, state.most);
}

/** The hold of an earlier visit. Nobody has to log in to look. */
async function loadHold() {
  try {
    if (!await session.user()) return;
    if (await hold.find(model.plan.eventId, state.startsAt)) await held();
  } catch {
    // It is looked for again when the connection is back.
  }
}

async function verifyHold() {
  if (!hold.reservation) return loadHold().then(draw);
  try {
    if (!await hold.find()) gone();
    markOwn();
  } catch {
    // Still no connection.
  }
  draw();
}

function markOwn() {
  const seats = (hold.reservation?.seats ?? []).filter(each => each.section !== null)
    .map(each => model.find(each.section, each.rowNumber, each.seatNumber)).filter(seat => seat >= 0);
  model.setOwn(seats);
}

/** After seats were taken: marks them and asks for the price. */
async function held() {
  state.left = hold.expiresAt - now();
  markOwn();
  // From now on, more people mean more seats, and fewer mean others.
  if (hold.isPlaced || model.own.size === 0) state.quantity = hold.size;
  changed();
  try {
    state.quote = await api('POST', '/api/payments/quote', { body: { reservationId: hold.reservation.id } });
  } catch {
    state.quote = null;
  }
  draw();
}

function changed() {
  map?.repaint();
  returns.follow(model);
  draw();
}

function gone() {
  hold.forget();
  state.quote = null;
  state.left = null;
  markOwn();
  toast(t('seats.expired'), { kind: 'error' });
  live.ask();
  changed();
}

function tick() {
  if (!hold.reservation) return;
  const before = state.left ?? Infinity;
  state.left = hold.expiresAt - now();
  const warning = warningBetween(before, state.left);
  if (warning) announce(t('seats.warning', { time: duration(warning) }), { assertive: true });
  if (state.left <= 0) return gone();
  draw();
}

const distance = (a, b) => Math.hypot(hall.x[a] - hall.x[b], hall.y[a] - hall.y[b]);

/* How many more seats there are to be than are held already; 0 if a choice replaces them. */
const missing = () => hold.isPlaced ? Math.max(0, state.quantity - model.own.size) : 0;

/** A seat of the map was tapped. */
function tapped(seat) {
  if (state.busy) return;
  if (model.own.has(seat)) return giveBack(seat);
  if (!model.isOffered(seat)) return toast(t(`seats.not.${model.statusOf(seat)}`));
  const size = missing() || state.quantity;
  const found = group(model, seat, size, distance);
  if (!found) return toast(t('seats.tooFew', { n: size }), { kind: 'error' });
  choose(found.seats, found.together, seat);
}

/** Takes seats beside those that are held, or in their place. A seat can also be taken beside them if there may be more. */
async function choose(seats, together, seat) {
  if (state.busy) return;
  const isMore = missing() > 0;
  const warnings = [];
  if (!together) warnings.push(t('seats.apart'));
  const alone = orphans(model, seats);
  if (alone.length) warnings.push(t('seats.orphan', { seats: alone.map(each => seatText(model, each)).join(', ') }));
  const restricted = seats.filter(each => model.restricted.has(each));
  if (restricted.length) warnings.push(t('seats.restrictedSeats', { seats: placesText(model, restricted) }));
  if (hold.reservation && !isMore) warnings.push(t('seats.exchange'));
  let answer = true;
  if (warnings.length) {
    const also = hold.reservation && !isMore && hold.size < state.most ? t('seats.also', { seats: seatText(model, seat) }) : null;
    map?.mark(seats);
    answer = await confirmSheet({ title: t('seats.takeTitle', { seats: placesText(model, seats) }), text: warnings.join(' '),
      yes: hold.reservation && !isMore ? t('seats.replace') : t('seats.take'), no: t('seats.another'), also });
    map?.mark([]);
  }
  if (!answer) return;
  const added = answer === 'also' ? [seat] : seats;
  const isBeside = answer === 'also' || isMore;
  await takeSeats(isBeside ? [...model.own, ...added] : added, isBeside);
}

const takeSeats = (seats, keepUnits) =>
  take({ planVersion: model.plan.version, seats, keepUnits }, seats.filter(seat => !model.own.has(seat)));

async function giveBack(seat) {
  if (state.busy) return;
  const rest = [...model.own].filter(each => each !== seat);
  const sure = await confirmSheet({ title: t('seats.giveBackTitle', { seats: seatText(model, seat) }),
    text: hold.size > 1 ? t('seats.giveBackText', { seats: heldText(model, hold, rest) }) : t('seats.giveBackLast'),
    yes: t('seats.giveBack'), no: t('seats.keep') });
  if (sure) await (hold.size > 1 ? takeSeats(rest, true) : release());
}

/** Holds what is wanted: seats by index, or the best ones of a grade. */
async function take(wanted, seats = []) {
  if (state.busy) return;
  state.busy = true;
  model.pending = new Set(seats);
  changed();
  try {
    // After this, the page may be another one: the visitor logs in and comes back.
    await session.require();
    await hold.take(wanted, { onLost: waiting });
    const priced = held();
    announce(t('seats.held', { seats: heldText(model, hold) }), { assertive: true });
    await priced;
    if (wanted.grade && model.own.size) map?.showSeats([...model.own]);
  } catch (error) {
    await refused(error, wanted);
  }
  state.busy = false;
  state.waitingFor = false;
  model.pending = new Set();
  live.ask();
  changed();
}

function waiting() {
  state.waitingFor = true;
  draw();
}

async function refused(error, wanted) {
  if (error.code === 'NOT_ADMITTED') return location.replace(url(`/queue/${model.plan.eventId}?performance=${performanceId}`));
  if (error.code === 'PLAN_CHANGED') {
    toast(t('seats.planChanged'), { kind: 'error' });
    return loadPlan();
  }
  if (hold.reservation) await hold.find().catch(() => {});
  markOwn();
  const alternatives = error.body?.alternatives ?? [];
  if (error.code === 'SEATS_TAKEN' && alternatives.length) {
    return offer(alternatives.map(each => each.seat), (wanted.seats ?? []).filter(seat => model.own.has(seat)), wanted.keepUnits);
  }
  const text = await sentence(error);
  toast(text, { kind: 'error' });
}

/** Somebody was faster: the nearest equal seats, one tap away, beside those that are kept. */
async function offer(seats, kept, keepUnits) {
  await live.ask();
  alternativesOf = seats;
  map?.mark(seats);
  map?.showSeats(seats);
  state.busy = false;
  const wants = await confirmSheet({ title: t('seats.takenTitle'), text: t('seats.takenText', { seats: placesText(model, seats) }),
    yes: t('seats.takeThese'), no: t('seats.another') });
  map?.mark([]);
  const isCurrent = alternativesOf === seats;
  alternativesOf = null;
  if (wants && isCurrent) await takeSeats([...kept, ...seats], keepUnits);
}

async function best() {
  const own = index => [...model.own].filter(seat => model.gradeOf(seat) === index).length;
  const grades = model.plan.grades.map((grade, index) => ({ ...grade, index }))
    .filter(each => model.shown[each.index] && model.free[each.index] + own(each.index) >= state.quantity);
  if (grades.length === 0) return toast(t('seats.tooFew', { n: state.quantity }), { kind: 'error' });
  if (grades.length === 1) return takeBest(grades[0]);
  const close = openSheet(html`<h2>${t('seats.bestTitle', { n: state.quantity })}</h2>
    <ul class="list">${grades.map(grade => html`<li>
      <button type="button" class="button best-grade" @click=${() => { close(); takeBest(grade); }}>
      <span>${swatch(model, grade.index)} ${grade.name}</span>
      <span class="num">${won(grade.price * state.quantity)}</span></button></li>`)}</ul>`,
  { label: t('seats.bestTitle', { n: state.quantity }) });
  colourSwatches(model);
}

/** Of a grade, for all people. Another number of units needs no question. */
async function takeBest(grade) {
  const gives = hold.size > (hold.units.get(grade.name) ?? 0);
  if (gives && !await confirmSheet({ title: t('seats.takeTitle', { seats: grade.name }), text: t('seats.exchangeBest'),
    yes: t('seats.take'), no: t('seats.another') })) return;
  await take({ grade: grade.id, quantity: state.quantity });
}

async function release() {
  if (state.busy) return;
  state.busy = true;
  draw();
  try {
    await hold.release();
    state.quote = null;
    state.left = null;
    announce(t('seats.released'));
  } catch (error) {
    toast(await sentence(error), { kind: 'error' });
    await verifyHold();
  }
  markOwn();
  state.busy = false;
  live.ask();
  changed();
}

async function extend() {
  if (state.busy) return;
  state.busy = true;
  draw();
  try {
    await hold.extend({ onLost: waiting });
    state.left = hold.expiresAt - now();
    announce(t('seats.extended', { time: duration(state.left) }), { assertive: true });
  } catch (error) {
    toast(await sentence(error), { kind: 'error' });
    await verifyHold();
  }
  state.busy = false;
  state.waitingFor = false;
  draw();
}

function setQuantity(n) {
  state.quantity = Math.min(state.most, Math.max(1, n));
  draw();
}

function toggleList() {
  state.isList = !state.isList;
  draw();
}

function toggleGrade(index) {
  const shown = model.shown.map((each, i) => i === index ? !each : each);
  // Filtering everything out would leave an empty hall.
  model.shown = shown.some(Boolean) ? shown : shown.map(() => true);
  announce(t('seats.filtered', { n: count(model.free.reduce((sum, n, i) => sum + (model.shown[i] ? n : 0), 0)) }));
  changed();
}

const on = { quantity: setQuantity, best, bestOf: takeBest, grade: toggleGrade, list: toggleList, zoom: factor => map.zoom(factor),
  fit: () => map.fit(), drop: giveBack, extend, release };

function draw() {
  if (state.phase === 'loading') {
    title(t('seats.title'));
    render(html`<div class="seats"><h1 class="visually-hidden">${t('seats.title')}</h1>
      <div class="skeleton seats-skeleton"></div></div>`, main);
    return;
  }
  render(page({ performanceId, state, model, hold, returns, on,
    list: model.count > 0 ? list.view(model, hall, missing() || state.quantity) : nothing }), main);
  colourSwatches(model);
}

addEventListener('online', () => live.ask());
addEventListener('offline', () => live.ask());
addEventListener('pageshow', shown => { if (shown.persisted) verifyHold(); });

empty();
start();
