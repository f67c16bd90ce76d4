/**
 * The sandbox's pages: the payment window in which a buyer pays, and the control page on which a developer sets faults. Their texts are in
 * Korean. The payment window needs no script. Pages call the same methods as tests do, and keep no state.
 */
package io.yemae.devservices.sandbox.page;
