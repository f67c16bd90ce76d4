/** Rehearsals of sales. */
package io.yemae.it.rehearsal;
