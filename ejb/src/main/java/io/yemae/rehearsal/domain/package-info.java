/** The behaviour of the buyers, and the report on what they measured. */
package io.yemae.rehearsal.domain;
