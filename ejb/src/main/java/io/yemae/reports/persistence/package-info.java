/** The statements of reports and exports, and the connections that they run on. */
package io.yemae.reports.persistence;
