/** How a receipt looks and leaves the house: pages, PDF, QR codes. It decides nothing about reservations. */
package io.yemae.booking.integration;
