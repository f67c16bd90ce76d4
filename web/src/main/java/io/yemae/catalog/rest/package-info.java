/** Events and venues over HTTP. */
package io.yemae.catalog.rest;
