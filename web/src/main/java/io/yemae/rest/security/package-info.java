/** Who the caller is: access tokens, the tokens of requirement 3, the client's address, and the allowed origins. */
package io.yemae.rest.security;
