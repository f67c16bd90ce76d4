/** The registration of the MBean. */
package io.yemae.management.integration;
