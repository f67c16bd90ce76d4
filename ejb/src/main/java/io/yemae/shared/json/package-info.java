/** JSON that other systems send, read within limits. */
package io.yemae.shared.json;
