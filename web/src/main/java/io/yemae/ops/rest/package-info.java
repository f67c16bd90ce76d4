/** Operations over HTTP. */
package io.yemae.ops.rest;
