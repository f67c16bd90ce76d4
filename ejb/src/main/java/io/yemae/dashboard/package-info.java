/**
 * Figures for operators: sales, reservations and available seats, the cockpit of one sale, and the gauges of the metrics endpoint. It only
 * reads.
 */
package io.yemae.dashboard;
