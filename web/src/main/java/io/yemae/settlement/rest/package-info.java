/** The payments that operators look after, over HTTP. */
package io.yemae.settlement.rest;
