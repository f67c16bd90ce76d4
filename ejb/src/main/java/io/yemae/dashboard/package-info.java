/** Figures for operators: sales, reservations and available seats, and the gauges of the metrics endpoint. It only reads. */
package io.yemae.dashboard;
