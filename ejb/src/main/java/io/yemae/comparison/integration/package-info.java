/** The timer of comparisons. */
package io.yemae.comparison.integration;
