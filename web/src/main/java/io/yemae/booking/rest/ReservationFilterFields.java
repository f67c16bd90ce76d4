package io.yemae.booking.rest;

import io.yemae.booking.ReservationFilter;
import io.yemae.booking.ReservationStatus;
import io.yemae.rest.PathIds;
import io.yemae.rest.TimeRange;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.SearchText;
import io.yemae.shared.text.Text;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The conditions of a search for reservations, as they are sent. Each may be missing. */
@Schema(name = "ReservationFilter")
public record ReservationFilterFields(
    @Schema(description = "예매 번호의 앞부분, 또는 예매자의 이름, 이메일, 연락처, 이벤트의 제목이나 아티스트의 일부. 2자 이상") String q,
    @Schema(description = "예매 번호 전체") String number,
    @Schema(description = "예매자의 이메일 전체") String email,
    @Schema(description = "이벤트의 ID") String eventId,
    @Schema(description = "회차의 ID") String performanceId,
    String status,
    String payment,
    @Schema(description = "이 시각부터 만든 예매 (ISO-8601)") String from,
    @Schema(description = "이 시각 전까지 만든 예매 (ISO-8601)") String to) {
    private static final int SHORTEST = 2;
    private static final Set<String> PAYMENT_STATUSES = Set.of("pending", "completed", "failed", "refunded");

    /**
     * @param among the events whose reservations the caller may see; null for all
     * @throws Problem invalid if the text, an id, a status or a time is malformed
     */
    public ReservationFilter in(Set<EventId> among) {
        TimeRange made = TimeRange.of(from, to);
        return new ReservationFilter(text(), number == null ? null : number.strip(), email == null ? null : email.strip(), event(),
            performance(), among, reservationStatus(), paymentStatus(), made.from(), made.until());
    }

    /** Whether it selects by more than states and times. */
    public boolean hasCondition() {
        return text() != null || number != null || email != null || eventId != null || performanceId != null;
    }

    String text() {
        String folded = SearchText.of("q", q);
        if (folded != null && Text.length(folded) < SHORTEST) {
            throw Problem.invalidField("q", "검색어는 2자 이상 100자 이하여야 합니다.");
        }
        return folded;
    }

    private EventId event() {
        return eventId == null ? null : PathIds.event(eventId);
    }

    private PerformanceId performance() {
        return performanceId == null ? null : PathIds.performance(performanceId);
    }

    private ReservationStatus reservationStatus() {
        return status == null ? null : Arrays.stream(ReservationStatus.values())
            .filter(each -> each.wireName().equals(status))
            .findFirst()
            .orElseThrow(() -> Problem.invalidField("status", "status는 pending, confirmed, cancelled, expired 중 하나여야 합니다."));
    }

    private String paymentStatus() {
        if (payment != null && !PAYMENT_STATUSES.contains(payment)) {
            throw Problem.invalidField("payment", "payment는 pending, completed, failed, refunded 중 하나여야 합니다.");
        }
        return payment;
    }
}
