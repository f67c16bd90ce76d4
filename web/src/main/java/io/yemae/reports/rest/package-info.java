/** Reports and exports over HTTP, and the formats of the exported files. */
package io.yemae.reports.rest;
