/** Errors as {@code application/problem+json}: every failure becomes a response here, in the dialect of its path. */
package io.yemae.rest.problem;
