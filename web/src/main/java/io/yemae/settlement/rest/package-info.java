/** The administration of payments over HTTP. */
package io.yemae.settlement.rest;
