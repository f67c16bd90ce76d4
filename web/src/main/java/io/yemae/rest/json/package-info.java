/** How request bodies and text parameters are read, and within which limits. */
package io.yemae.rest.json;
