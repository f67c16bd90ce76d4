/**
 * Servers of a test's own: a platform with its own database and nodes ({@link io.yemae.it.kit.servers.OwnPlatform}), one that several
 * classes share ({@link io.yemae.it.kit.servers.SecondServer}), a database with a standby, and the launcher as a process.
 */
package io.yemae.it.kit.servers;
