/** Access tokens: bad ones, ended ones, and those of another issuer. */
package io.yemae.it.tokens;
