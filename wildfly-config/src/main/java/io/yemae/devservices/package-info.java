/**
 * The services around the platform, for a machine that has only a JDK. The tests use the same classes as {@code mvn -Prun}.
 *
 * <p>This package has what the services share. Each service has a package: {@code database}, {@code mail}, {@code sandbox} (payments),
 * {@code server}, {@code demo} (data to try the platform with). {@code launcher} runs them in one foreground process, and is the only one
 * that knows the others.
 *
 * <p>The caller chooses folder and port of each service. A service writes to its folder only, and its caller stops it: only the launcher
 * registers a shutdown hook. Nothing here is part of the EAR.
 */
package io.yemae.devservices;
