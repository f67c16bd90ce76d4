/** Who the caller is: access tokens, the tokens of requirement 3, the address of the client; and which origins may open sockets. */
package io.yemae.rest.security;
