/**
 * What the integration tests share: the platform under test and platforms of a test's own, clients of its HTTP interface, its database, and
 * the data that tests need on it (users, events, crowds). Knows no feature package.
 */
package io.yemae.it.kit;
