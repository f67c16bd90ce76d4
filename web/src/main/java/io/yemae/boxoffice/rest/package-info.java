/** Free-seating tickets over HTTP, as requirement 0 fixes them. */
package io.yemae.boxoffice.rest;
