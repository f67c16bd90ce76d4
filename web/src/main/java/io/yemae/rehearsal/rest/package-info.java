/** Rehearsals of sales over HTTP. */
package io.yemae.rehearsal.rest;
