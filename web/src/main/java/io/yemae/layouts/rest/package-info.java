/** Seat layouts over HTTP. */
package io.yemae.layouts.rest;
