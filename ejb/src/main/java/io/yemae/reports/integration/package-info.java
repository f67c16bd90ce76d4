/** The timer of the sums of sales. */
package io.yemae.reports.integration;
