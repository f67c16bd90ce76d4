/** Follows the state of the server: what the platform does when it is suspended, resumed or shut down. */
package io.yemae.shutdown.integration;
