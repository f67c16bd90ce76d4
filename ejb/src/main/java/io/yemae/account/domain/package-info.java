/** Users, and the proofs of identity: passwords, refresh tokens, codes and links, and what is stored of them. */
package io.yemae.account.domain;
