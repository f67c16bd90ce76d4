/** Sales of seats at a counter. */
package io.yemae.it.counter;
