/** Personal data over HTTP. */
package io.yemae.privacy.rest;
