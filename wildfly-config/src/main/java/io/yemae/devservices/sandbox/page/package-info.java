/**
 * What people see: the payment window in which a buyer pays, and the page on which a developer breaks the gateway. Korean, no
 * script needed to pay. Calls the same verbs as the tests do and owns no state.
 */
package io.yemae.devservices.sandbox.page;
