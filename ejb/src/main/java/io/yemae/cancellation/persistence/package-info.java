/** The SQL of cancellation runs. */
package io.yemae.cancellation.persistence;
