/**
 * The API document (OpenAPI) at {@code /openapi.json}. The server scans the annotations of the resources; {@link io.yemae.rest.document.ApiDocument}
 * then adds everything that follows from the code or holds everywhere: operation ids, security, common errors, required members, portable patterns.
 * What only a person knows stands in two places beside this package, in the resources: {@code glossary.properties} (sentences for members and parameters)
 * and {@code examples/<operationId>.json}. Nothing here runs after the deployment.
 */
package io.yemae.rest.document;
