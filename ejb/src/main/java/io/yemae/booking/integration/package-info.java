/**
 * How booking meets the outside: what timers and messages set off, the mails, and how a receipt looks as a page, a PDF and a QR code. It decides
 * nothing about reservations.
 */
package io.yemae.booking.integration;
