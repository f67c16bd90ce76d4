/**
 * Operation through the server's own management: an MBean, which the subsystem {@code yemae} of the server ({@code wildfly-config}, {@code
 * io.yemae.extension}) shows in {@code jboss-cli} and the admin console. It does what the REST API does, through the same facades.
 *
 * <p>Invariants: only types of the JDK go in and out, since whoever calls does not have our classes; what is done here is audited, with the
 * actor {@code management}.
 */
package io.yemae.management;
