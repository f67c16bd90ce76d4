/** The pictures of posters, made on a thread of their own. */
package io.yemae.planning.integration;
