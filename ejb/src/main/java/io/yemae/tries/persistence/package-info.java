/** The statements that count tries. */
package io.yemae.tries.persistence;
