/** The statements of comparisons: compared days and the differences that were found. */
package io.yemae.comparison.persistence;
