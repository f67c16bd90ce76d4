/** PostgreSQL as a child process: its programs, its cluster and its users. */
package io.yemae.devservices.database;
