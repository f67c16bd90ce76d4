/**
 * The HTTP server behind the mail catcher's page and the payment sandbox: Undertow, in the version that WildFly gets too.
 */
package io.yemae.devservices.http;
