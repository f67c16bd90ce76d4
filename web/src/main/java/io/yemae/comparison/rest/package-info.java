/** Comparisons with the gateway over HTTP, for administrators. */
package io.yemae.comparison.rest;
