package io.yemae.receipts;

/**
 * The texts of a mail about offered seats.
 *
 * @param until the deadline of the payment
 * @param link  where they are paid
 */
record OfferFacts(ReceiptFacts facts, String until, String link) {

    static OfferFacts of(ReceiptView receipt, String link) {
        return new OfferFacts(ReceiptFacts.of(receipt, null), ReceiptFacts.minute(receipt.reservation().expiresAt(), receipt.language()),
            link);
    }
}
