/** Points over HTTP, as requirements 3 and 4 define them. */
package io.yemae.points.rest;
