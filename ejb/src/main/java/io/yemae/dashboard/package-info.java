/** Figures for operators: sales, reservations and seats of the moment, and the gauges that the metrics endpoint publishes. It only reads. */
package io.yemae.dashboard;
