/** The subsystem of the server's management model. */
package io.yemae.it.management;
