/** Free-seating tickets over HTTP, as requirement 0 defines them. */
package io.yemae.boxoffice.rest;
