/** Users as administrators see and change them. */
package io.yemae.account.rest.administration;
