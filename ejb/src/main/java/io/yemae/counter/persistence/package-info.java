/** The statements that record and find sales, and that find what can be sold. */
package io.yemae.counter.persistence;
