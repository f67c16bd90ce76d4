/**
 * Text that people type: what it may consist of, its normal form, its length, and how names and search terms are compared. Everything that
 * comes in passes {@link io.yemae.shared.text.Text#read} once, so what is stored is NFC, well-formed and printable.
 */
package io.yemae.shared.text;
