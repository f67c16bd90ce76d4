/** The configured server: its settings and ports, the contents of the EAR, crashes, two nodes. */
package io.yemae.it.server;
