/**
 * The subsystem {@code yemae} of the server's management model, for {@code jboss-cli} and the admin console. It calls the MBean that the
 * application registers in the same JVM and knows no class of it, so that the server starts, and describes the subsystem, with any version
 * of the application or none. Besides, the answer to clients while the application is not there.
 *
 * <p>{@code configure.sh} installs this package as the module {@code io.yemae.extension}.
 */
package io.yemae.extension;
