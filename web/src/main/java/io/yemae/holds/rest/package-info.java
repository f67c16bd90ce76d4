/** Holding seats over HTTP. */
package io.yemae.holds.rest;
