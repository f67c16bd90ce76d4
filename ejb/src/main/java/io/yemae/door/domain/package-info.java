/** The rules of the door: which scan admits a ticket, the time of a scan, and changing codes. */
package io.yemae.door.domain;
