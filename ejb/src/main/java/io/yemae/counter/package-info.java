/**
 * Sales of seats at a counter: sold at once for cash, by a card terminal or with points of the buyer, and given back there.
 *
 * <p>A sale is a reservation of booking with the channel "box office" and a payment, both made in one transaction. The buyer may have an
 * account. Otherwise the reservation belongs to an id that is no user, and name and phone number, if there are any, stay here. Free-seating
 * tickets (requirement 0) are {@code boxoffice}'s, which knows neither seats nor money.
 *
 * <p>It must not know how seats are taken, or how a payment is recorded and refunded.
 *
 * <p>Invariants: each sale has an entry of the till of the same amount; what was given back by hand has one too; names and phone numbers
 * are gone a month after the performance.
 */
package io.yemae.counter;
