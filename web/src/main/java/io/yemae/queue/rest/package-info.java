/** The waiting room over HTTP, in the words of requirements 2 and 4. */
package io.yemae.queue.rest;
