/** Personal data: export, erasure, retention. */
package io.yemae.it.privacy;
