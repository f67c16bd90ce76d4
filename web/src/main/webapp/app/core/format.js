// Numbers and times as people read them, in the page's language and in the time of the venues.
import { lang } from './texts.js';

const timeZone = 'Asia/Seoul';
const locale = lang === 'en' ? 'en-GB' : 'ko-KR';
const formats = {};
const format = (name, options) => value =>
  (formats[name] ??= new Intl.DateTimeFormat(locale, { timeZone, ...options })).format(new Date(value));
const numbers = new Intl.NumberFormat(locale);

export const count = number => numbers.format(number);
export const won = amount => lang === 'en' ? `₩${numbers.format(amount)}` : `${numbers.format(amount)}원`;
/** 2026. 12. 24. (목) */
export const date = format('date', { year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' });
/** 12. 24. (목) */
export const day = format('day', { month: 'numeric', day: 'numeric', weekday: 'short' });
export const time = format('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const dateTime = value => `${date(value)} ${time(value)}`;
export { duration } from './clock.js';
