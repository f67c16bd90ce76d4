/** The bindings of staff to events over HTTP. */
package io.yemae.staff.rest;
