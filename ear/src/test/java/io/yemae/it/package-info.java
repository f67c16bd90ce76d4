/**
 * Tests against the EAR as built, on a real server with a real PostgreSQL. They speak to it as clients do, over HTTP, and look into the
 * database where a client cannot see. Each makes what it needs (users, events) and leaves it behind: no test depends on another. There is a
 * package per feature; what they share is in {@code kit}.
 */
package io.yemae.it;
