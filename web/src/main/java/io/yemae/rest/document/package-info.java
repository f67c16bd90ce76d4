/**
 * The API document (OpenAPI) at {@code /openapi.json}. The server scans the annotations of the resources. {@link
 * io.yemae.rest.document.ApiDocument} then adds what follows from the code or applies everywhere: operation ids, security, common errors,
 * required members, portable patterns. Two places in the resources beside this package are written by hand: {@code glossary.properties}
 * (descriptions of members and parameters) and {@code examples/<operationId>.json}. Nothing here runs after the deployment.
 */
package io.yemae.rest.document;
