/** Receipts over HTTP. */
package io.yemae.receipts.rest;
