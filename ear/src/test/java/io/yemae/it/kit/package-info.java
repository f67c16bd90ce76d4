/**
 * What the integration tests share: the platform under test and platforms of a test's own, clients of its HTTP and socket interfaces, its
 * database, and the data that tests need on it (users, events, payments, waiting rooms). Knows no feature package.
 */
package io.yemae.it.kit;
