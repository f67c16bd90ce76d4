/** A WildFly server as a child process: its files, its command line, its start and its readiness. */
package io.yemae.devservices.server;
