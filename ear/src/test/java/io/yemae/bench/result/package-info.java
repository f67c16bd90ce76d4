/** What is measured, and how it is reported: ratios of alternating loads, work that is counted, charts. */
package io.yemae.bench.result;
