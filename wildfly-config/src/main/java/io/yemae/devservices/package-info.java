/**
 * What surrounds the platform on a machine that has nothing but a JDK: database, mail catcher, server, and the launcher that runs them
 * in one foreground process. Tests use the same classes, so what is tested is what is run.
 *
 * <p>Every service is started with a folder and a port of the caller's choice, keeps everything it writes in that folder, and is stopped by
 * whoever started it: nothing here registers a shutdown hook but the launcher. Nothing here is part of the EAR.
 */
package io.yemae.devservices;
