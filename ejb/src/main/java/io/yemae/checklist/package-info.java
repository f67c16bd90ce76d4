/**
 * What is missing before the sale of an event opens. It only reads: it asks the features that own the values, and judges them.
 *
 * <p>It must not change anything, and nothing depends on it: a sale opens by its window, whatever is missing.
 */
package io.yemae.checklist;
