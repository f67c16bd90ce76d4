/** The waiting room over HTTP, as requirements 2 and 4 define it. */
package io.yemae.queue.rest;
