package io.yemae.pricing.rest;

import io.yemae.pricing.Quote;
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
    @Schema(description = "seats + fee - discount") long total,
    @Schema(description = "total 가운데 포인트로 내는 부분") long points,
    @Schema(description = "결제창에서 결제하는 나머지. total - points") long amount) {

    static QuoteBody of(Quote quote) {
        return new QuoteBody(quote.reservation().value(), quote.seats().amount(), quote.fee().amount(), quote.discount().amount(),
            quote.discountCode(), quote.total().amount(), quote.points().amount(), quote.rest().amount());
    }
}
