/** Checklists of events over HTTP. */
package io.yemae.checklist.rest;
