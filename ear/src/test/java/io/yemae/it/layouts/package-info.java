/** Seat layouts and the seats that are generated from them. */
package io.yemae.it.layouts;
