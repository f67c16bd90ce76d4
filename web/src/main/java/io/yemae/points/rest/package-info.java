/** Points over HTTP, as requirement 3 fixes them. */
package io.yemae.points.rest;
