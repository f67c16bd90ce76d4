/** Events over HTTP. */
package io.yemae.catalog.rest;
