/** The seat map, its plan, and seats that are not for sale. */
package io.yemae.it.seating;
