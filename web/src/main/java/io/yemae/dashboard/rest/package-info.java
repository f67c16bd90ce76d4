/** The operators' dashboard over HTTP. */
package io.yemae.dashboard.rest;
