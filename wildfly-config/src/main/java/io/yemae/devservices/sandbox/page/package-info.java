/**
 * The pages: the payment window in which a buyer pays, and the control page on which a developer sets faults. They are in Korean, and
 * paying works without a script. They call the same methods as the tests and have no state of their own.
 */
package io.yemae.devservices.sandbox.page;
