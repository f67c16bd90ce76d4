package io.yemae.checkout.rest;

import io.yemae.checkout.Quote;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The price of a reservation, in won. */
@Schema(name = "QuoteResponse")
public record QuoteBody(
    UUID reservationId,
    @Schema(description = "좌석 가격의 합") long seats,
    @Schema(description = "예매 수수료") long fee,
    @Schema(description = "할인") long discount,
    @Schema(description = "없으면 null") String discountCode,
    @Schema(description = "seats + fee - discount") long total) {

    static QuoteBody of(Quote quote) {
        return new QuoteBody(quote.reservation().value(), quote.seats().amount(), quote.fee().amount(), quote.discount().amount(),
            quote.discountCode(), quote.total().amount());
    }
}
