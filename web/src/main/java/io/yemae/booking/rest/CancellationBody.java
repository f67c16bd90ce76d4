package io.yemae.booking.rest;

import io.yemae.booking.CancellationTerms;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a cancellation would do now. Amounts are in won. */
@Schema(name = "CancellationResponse")
public record CancellationBody(boolean possible, Instant until, long refund, long points, String method) {

    static CancellationBody of(CancellationTerms terms) {
        return new CancellationBody(terms.possible(), terms.until(), terms.refund().amount(), terms.points().amount(), terms.method());
    }
}
