/** All endpoints together: the API document, wire formats, error bodies, bad and random input, a generated client. */
package io.yemae.it.api;
