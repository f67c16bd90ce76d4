/** Databases that were not created by this version: an earlier schema, and another ticket service. */
package io.yemae.it.migration;
