/**
 * As much of a web framework as the sandbox needs, on the JDK's own server: requests, answers, routes.
 *
 * <p>Knows nothing of payments except that a {@code GatewayException} is an answer.
 */
package io.yemae.devservices.sandbox.http;
