/** The rules of the door: which scan admits a ticket, which time a scan has, and codes that change. */
package io.yemae.door.domain;
