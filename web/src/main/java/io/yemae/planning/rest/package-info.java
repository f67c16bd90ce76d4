/** The administration of events over HTTP. */
package io.yemae.planning.rest;
