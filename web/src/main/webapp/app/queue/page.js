import { html, nothing, render } from '../core/html.js';
import { ApiError, api, sentence } from '../core/api.js';
import { session } from '../core/session.js';
import { lang, t, url } from '../core/texts.js';
import { fail, main, params, start as empty, title } from '../core/page.js';
import { now } from '../core/clock.js';
import { count, dateTime } from '../core/format.js';
import { announce } from '../core/announce.js';
import { backoff, destination, phaseOf, progress, range } from './waiting.js';

const event = params.eventId;
const wanted = new URLSearchParams(location.search).get('performance');
// With a socket, the poll only has to notice a pause and the last seat.
const POLL_BESIDE_SOCKET = 25_000;
const SEATS_EVERY = 60_000;
const ANNOUNCE_EVERY = 20_000;
// A visitor who still waits an hour after the opening most likely arrived after it, so the draw is not news to them.
const DRAW_IS_NEWS = 3_600_000;

const state = { phase: 'loading', show: null, dates: [], place: null, left: null, first: null, connected: true, announcement: null };
let socket = null;
let timer = 0;
let expiry = 0;
let failures = 0;
let announcedAt = 0;
let seatsAt = 0;
let gone = false;

const path = word => `/api/queue/${word}/${event}`;

async function start() {
  await session.require();
  try {
    const [show, dates] = await Promise.all([api('GET', `/api/performances/${event}`), api('GET', `/api/performances/${event}/dates`)]);
    state.show = show;
    state.dates = dates.dates;
  } catch (error) {
    if (error.status === 404) return fail(error);
    // The waiting room works without the title.
  }
  await enter();
}

/** Takes a place, or keeps the one that the visitor has. */
async function enter() {
  try {
    const place = await api('POST', path('check'));
    accept(place);
    if (gone || !place.queued) return;
    listen();
    // Only the status has the number of those behind.
    poll();
  } catch (error) {
    if (error instanceof ApiError && ['NOT_ON_SALE', 'EVENT_CANCELLED'].includes(error.code)) return end(await sentence(error));
    if (error.status === 404) return fail(error);
    retry(enter, error);
  }
}

async function poll() {
  try {
    accept(await api('GET', path('status')));
  } catch (error) {
    retry(poll, error);
  }
}

function retry(what, error) {
  state.connected = error.code !== 'OFFLINE';
  failures += 1;
  draw();
  schedule(what, Math.max(backoff(failures), 1000 * (error.retryAfter ?? 0)));
}

function accept(place) {
  failures = 0;
  state.connected = true;
  const before = state.phase;
  state.phase = phaseOf(place, !state.show || Date.parse(state.show.saleStart) <= now());
  state.place = { ...state.place, ...place };
  showAnnouncement(place.announcement ?? null);
  // What the draw is checked by, as long as it is news.
  if (place.arrival && isDrawNews()) import('./lottery.js').then(({ keep }) => keep(event, place, state.phase)).catch(() => {});
  if (place.position > 0) state.first = Math.max(state.first ?? 0, place.position);
  if (state.phase === 'admitted') return goOn();
  if (state.phase !== before && before !== 'loading') announce(t(`queue.${state.phase}Title`), { assertive: true });
  else announcePlace();
  draw();
  if (!['waiting', 'drawing', 'paused', 'soldOut'].includes(state.phase)) return close();
  if (now() - seatsAt > SEATS_EVERY) countSeats();
  schedule(poll, isListening() ? POLL_BESIDE_SOCKET : 1000 * (place.retryAfter ?? 5));
}

/** The announcement of an administrator: read out once, and shown until it ends. */
function showAnnouncement(announcement) {
  const isNew = announcement && announcement.id !== state.announcement?.id;
  state.announcement = announcement;
  clearTimeout(expiry);
  if (!announcement) return;
  if (isNew) announce(`${t('queue.announced')}: ${announcementText()}`, { assertive: true });
  expiry = setTimeout(() => { showAnnouncement(null); draw(); }, Math.max(0, Date.parse(announcement.expiresAt) - now()));
}

const announcementText = () => lang === 'en' ? state.announcement.english : state.announcement.korean;

const announcementNotice = () => state.announcement
  ? html`<p class="notice queue-announcement"><b>${t('queue.announced')}</b> ${announcementText()}</p>` : nothing;

const isDrawNews = () => state.show && Date.parse(state.show.saleStart) > now() - DRAW_IS_NEWS;

function announcePlace() {
  if (state.phase !== 'waiting' || now() - announcedAt < ANNOUNCE_EVERY) return;
  announcedAt = now();
  announce(t('queue.spoken', { position: count(state.place.position) }));
}

async function countSeats() {
  seatsAt = now();
  try {
    const { ticketTypes } = await api('GET', `/api/tickets/event/${event}`);
    state.left = ticketTypes.reduce((sum, each) => sum + Number(each.available_quantity), 0);
    draw();
  } catch {
    // The number is left out until the next time.
  }
}

const isListening = () => socket?.readyState === WebSocket.OPEN;

/** Changes of the place arrive by socket. If there is none, the polls are enough. */
async function listen() {
  if (socket) return;
  const token = await session.token();
  if (!token || gone) return;
  const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws/queue/${event}`);
  socket = opened;
  opened.onopen = () => opened.send(token);
  opened.onmessage = message => receive(JSON.parse(message.data));
  opened.onclose = () => {
    socket = null;
    // Not for all pages at the same moment: a node that ends has closed the sockets of all.
    if (!gone) schedule(async () => { await poll(); listen(); }, backoff(failures += 1) * (0.5 + Math.random()));
  };
}

function receive({ event: name, data }) {
  if (name === 'queue-position') {
    accept({ ...state.place, status: 'queued', queued: true, announcement: state.announcement, ...data });
  } else if (name === 'queue-updated') {
    state.place = { ...state.place, queueSize: data.queueSize };
    draw();
  } else if (name === 'queue-announcement') {
    showAnnouncement(data.id ? data : null);
    draw();
  } else if (name === 'queue-entry-allowed') {
    goOn();
  } else if (name === 'queue-cleared') {
    poll();
  }
}

function schedule(what, delay) {
  clearTimeout(timer);
  if (!gone) timer = setTimeout(what, delay);
}

function close() {
  clearTimeout(timer);
  const open = socket;
  socket = null;
  if (open) {
    open.onclose = null;
    open.close();
  }
}

/** The visitor is admitted: on to the seats, at once if there is nothing to choose. */
async function goOn() {
  if (gone) return;
  gone = true;
  close();
  try {
    state.dates = (await api('GET', `/api/performances/${event}/dates`)).dates;
  } catch {
    // The dates from the beginning are good enough.
  }
  const next = destination(state.dates, wanted);
  announce(t('queue.admittedTitle'), { assertive: true });
  if (next) return location.replace(url(`/seats/${next.performanceId}`));
  state.phase = 'admitted';
  draw();
}

async function leave() {
  // Loaded when it is needed. Without a network nobody can leave either.
  const sheet = await import('../ui/sheet.js').catch(() => null);
  const sure = await sheet?.confirmSheet({ title: t('queue.leaveTitle'), text: t('queue.leaveText'), yes: t('queue.leave'),
    no: t('queue.stay'), danger: true });
  if (!sure || gone) return;
  try {
    await api('POST', path('leave'));
  } catch (error) {
    return retry(poll, error);
  }
  gone = true;
  close();
  state.phase = 'left';
  announce(t('queue.leftTitle'));
  draw();
}

function again() {
  gone = false;
  state.phase = 'loading';
  state.first = null;
  state.place = null;
  draw();
  enter();
}

function end(text) {
  gone = true;
  close();
  state.phase = 'over';
  state.text = text;
  draw();
}

const wait = () => {
  const minutes = range(state.place.estimatedWait ?? 0);
  return minutes ? t('queue.minutes', minutes) : t('queue.soon');
};

const figures = () => {
  const { position, queueSize } = state.place;
  const people = n => t('queue.people', { n: count(Math.max(0, n)) });
  return html`
    <p class="queue-place num"><span class="muted">${t('queue.place')}</span> <strong>${count(position)}</strong></p>
    <progress class="queue-progress" max="1" .value=${progress(state.first, position)} aria-label=${t('queue.progress')}></progress>
    <dl class="queue-figures num">
      <div><dt>${t('queue.ahead')}</dt><dd>${people(position - 1)}</dd></div>
      <div><dt>${t('queue.behind')}</dt><dd>${queueSize === undefined ? '–' : people(queueSize - position)}</dd></div>
      <div><dt>${t('queue.wait')}</dt><dd>${state.phase === 'paused' ? t('queue.unknown') : wait()}</dd></div>
      ${state.left === null ? nothing
    : html`<div><dt>${t('queue.seatsLeft')}</dt><dd>${t('queue.seats', { n: count(state.left) })}</dd></div>`}
    </dl>`;
};

const leaveButton = () => html`<button class="button quiet" type="button" @click=${leave}>${t('queue.leave')}</button>`;
const againButton = () => html`<button class="button primary" type="button" @click=${again}>${t('queue.again')}</button>`;
const eventLink = () => html`<a class="button" href=${url(`/events/${event}`)}>${t('queue.toEvent')}</a>`;

const kept = () => html`<p class="muted queue-kept">${t('queue.kept')}</p>`;
const drawLink = () => html`<p class="queue-kept"><a href=${url(`/draw/${event}`)}>${t('queue.checkDraw')}</a></p>`;

const waiting = notice => html`
  ${announcementNotice()}
  ${notice ? html`<p class="notice warn">${notice}</p>` : nothing}
  ${state.place.position > 0 ? figures() : nothing}
  ${state.connected ? nothing : html`<p class="notice bad" role="status">${t('queue.offline')}</p>`}
  ${kept()}
  ${state.place.arrival && isDrawNews() ? drawLink() : nothing}
  <p>${leaveButton()}</p>`;

const views = {
  loading: () => html`<div class="skeleton queue-skeleton" aria-hidden="true"></div>
    ${state.connected ? nothing : html`<p class="notice bad">${t('queue.offline')}</p>`}`,
  waiting: () => waiting(state.left !== null && state.left < state.place.position ? t('queue.fewSeats') : null),
  paused: () => waiting(t('queue.pausedText')),
  soldOut: () => waiting(t('queue.soldOutText')),
  drawing: () => html`${announcementNotice()}<p>${t('queue.drawingText', { time: dateTime(state.show.saleStart) })}</p>
    ${kept()}${drawLink()}<p>${leaveButton()}</p>`,
  cleared: () => html`<p class="notice warn">${t('queue.clearedText')}</p><p class="row">${againButton()}${eventLink()}</p>`,
  lost: () => html`<p class="notice warn">${t('queue.lostText')}</p><p class="row">${againButton()}${eventLink()}</p>`,
  cancelled: () => html`<p class="notice bad">${t('queue.cancelledText')}</p><p class="row">${eventLink()}</p>`,
  left: () => html`<p>${t('queue.leftText')}</p><p class="row">${againButton()}${eventLink()}</p>`,
  over: () => html`<p class="notice warn">${state.text}</p><p class="row">${eventLink()}</p>`,
  admitted: choices,
};

function choices() {
  const open = state.dates.filter(each => each.bookable);
  const left = date => date.grades.reduce((sum, grade) => sum + grade.left, 0);
  return open.length === 0
    ? html`<p class="notice warn">${t('queue.nothingBookable')}</p><p class="row">${eventLink()}</p>`
    : html`<p>${t('queue.choose')}</p><ul class="list">${open.map(each => html`
        <li><a class="button queue-date" href=${url(`/seats/${each.performanceId}`)}>
          <span>${dateTime(each.startsAt)}</span>
          <span class="muted num">${t('queue.seats', { n: count(left(each)) })}</span></a></li>`)}</ul>`;
}

function draw() {
  const heading = t(`queue.${state.phase}Title`);
  title(state.phase === 'waiting' ? `(${count(state.place.position)}) ${heading}` : heading);
  render(html`
    <div class="wrap queue stack" data-phase=${state.phase}>
      ${state.show ? html`<p class="muted queue-show">${state.show.title} · ${state.show.venue}</p>` : nothing}
      <h1>${heading}</h1>
      <div class="card stack">${views[state.phase]()}</div>
    </div>`, main);
}

// Timers sleep in a locked telephone. The place is asked for as soon as the page is seen again.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !gone && state.place) poll();
});
addEventListener('online', () => { if (!gone && state.place) poll(); });
addEventListener('pageshow', shown => { if (shown.persisted) location.reload(); });

empty();
draw();
start();
