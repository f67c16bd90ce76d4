/**
 * What stands in front of the application, on the threads that read connections: whose request it is, whether it is well formed, whether
 * its sender may have more just now, and whether all of it arrives in time. Nothing here waits, asks the database or verifies a
 * signature.
 */
package io.yemae.rest.edge;
