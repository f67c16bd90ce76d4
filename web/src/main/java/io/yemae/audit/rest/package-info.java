/** The audit log over HTTP. */
package io.yemae.audit.rest;
