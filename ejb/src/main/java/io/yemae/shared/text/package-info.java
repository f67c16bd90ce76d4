/**
 * Text that people type: which characters it may contain, its normal form and length, and how names and search terms are compared. All
 * input passes {@link io.yemae.shared.text.Text#read} once, so stored text is NFC, well-formed and printable.
 */
package io.yemae.shared.text;
