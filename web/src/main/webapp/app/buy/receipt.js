import { api } from '../core/api.js';

const path = id => `/api/reservations/${id}/receipt`;

/** The receipt as data. */
export const receipt = async id => (await api('GET', path(id))).receipt;

/** The entry code as a picture, as a data URI. */
export const qrCode = id => picture(`${path(id)}/code`);

/** A picture of the API as a data URI: the policy of the pages allows no other address that we could make. */
export async function picture(address) {
  const blob = await (await api.raw('GET', address, { accept: 'image/png' })).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Saves the receipt as a PDF file. */
export async function savePdf(id, number) {
  const address = URL.createObjectURL(await (await api.raw('GET', path(id), { accept: 'application/pdf' })).blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${number}.pdf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** An entry for the calendar, as the address of a file. @param minutes the running time; may be absent */
export function calendarEntry({ number, title, place, startsAt, minutes }) {
  const stamp = millis => new Date(millis).toISOString().replace(/[-:]|\.\d+/g, '');
  const text = value => value.replace(/([\\;,])/g, '\\$1').replace(/\n/g, '\\n');
  const start = Date.parse(startsAt);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Yemae//KO', 'BEGIN:VEVENT', `UID:${number}@yemae`,
    `DTSTAMP:${stamp(Date.now())}`,
    `DTSTART:${stamp(start)}`, `DTEND:${stamp(start + (minutes ?? 120) * 60_000)}`, `SUMMARY:${text(title)}`, `LOCATION:${text(place)}`,
    `DESCRIPTION:${text(number)}`, 'END:VEVENT', 'END:VCALENDAR', ''];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(lines.join('\r\n'))}`;
}
