/** The door: lists, scans of several devices, and codes that change. */
package io.yemae.it.door;
