/** The statements of the bindings of staff to events. */
package io.yemae.staff.persistence;
