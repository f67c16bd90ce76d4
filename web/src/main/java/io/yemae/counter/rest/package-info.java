/** Sales of seats at a counter over HTTP. Free-seating tickets are below /tickets. */
package io.yemae.counter.rest;
