/**
 * {@code mvn -Prun}: checks the machine, starts all services in order, prints where they are, and stops them in the reverse order.
 */
package io.yemae.devservices.launcher;
