/** The door over HTTP. */
package io.yemae.door.rest;
