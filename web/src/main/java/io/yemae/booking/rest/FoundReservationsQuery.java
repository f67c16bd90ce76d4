package io.yemae.booking.rest;

import io.yemae.booking.ReservationFilter;
import io.yemae.booking.ReservationStatus;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.TimeRange;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.sql.SearchText;
import io.yemae.shared.text.Text;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of staff's search for reservations. */
public class FoundReservationsQuery {
    private static final int SHORTEST = 2;
    private static final Set<String> PAYMENT_STATUSES = Set.of("pending", "completed", "failed", "refunded");

    @QueryParam("q")
    @Parameter(description = "예매 번호의 앞부분, 또는 예매자의 이름, 이메일, 연락처, 이벤트의 제목이나 아티스트의 일부. 2자 이상. 쪽을 나누지 않고 next로 읽는다.")
    String text;

    @QueryParam("number")
    @Parameter(description = "예매 번호 전체")
    String number;

    @QueryParam("email")
    @Parameter(description = "예매자의 이메일 전체")
    String email;

    @QueryParam("eventId")
    String eventId;

    @QueryParam("performanceId")
    String performanceId;

    @QueryParam("status")
    @Parameter(description = "pending, confirmed, cancelled, expired")
    String status;

    @QueryParam("payment")
    @Parameter(description = "결제 상태: pending, completed, failed, refunded")
    String payment;

    @QueryParam("from")
    @Parameter(description = "이 시각부터 만든 예매 (ISO-8601)")
    String from;

    @QueryParam("to")
    @Parameter(description = "이 시각 전까지 만든 예매 (ISO-8601)")
    String to;

    @QueryParam("page")
    @Parameter(description = "1부터")
    String page;

    @QueryParam("limit")
    @Parameter(description = "1에서 100, 기본 10")
    String limit;

    @QueryParam("after")
    @Parameter(description = "앞 목록의 next: 그다음부터. page는 쓰지 않는다.")
    String after;

    @QueryParam("count")
    @Parameter(description = "false이면 수를 세지 않고 next로 읽는다. after나 q를 보내도 그렇다.")
    String count;

    /**
     * @param among the events whose reservations the caller may see; null for all
     * @throws Problem invalid if the text, an id, a status or a time is malformed
     */
    ReservationFilter filter(Set<EventId> among) {
        TimeRange made = TimeRange.of(from, to);
        return new ReservationFilter(text(), number == null ? null : number.strip(), email == null ? null : email.strip(), event(),
            performance(), among, status(), payment(), made.from(), made.until());
    }

    /** Whether the list is read from one reservation to the next, without a count. */
    boolean isSlice() {
        return text() != null || after != null || "false".equals(count);
    }

    Page.Request page() {
        return Pages.request(page, limit);
    }

    /** Null for the first slice. */
    ReservationId after() {
        return after == null ? null : new ReservationId(PathIds.uuid(after, "예매 ID의 형식이 올바르지 않습니다."));
    }

    private String text() {
        String folded = SearchText.of("q", text);
        if (folded != null && Text.length(folded) < SHORTEST) {
            throw Problem.invalidField("q", "검색어는 2자 이상 100자 이하여야 합니다.");
        }
        return folded;
    }

    private EventId event() {
        return eventId == null ? null : new EventId(PathIds.uuid(eventId, "이벤트 ID의 형식이 올바르지 않습니다."));
    }

    private PerformanceId performance() {
        return performanceId == null ? null : new PerformanceId(PathIds.uuid(performanceId, "회차 ID의 형식이 올바르지 않습니다."));
    }

    private ReservationStatus status() {
        return status == null ? null : Arrays.stream(ReservationStatus.values())
            .filter(each -> each.wireName().equals(status))
            .findFirst()
            .orElseThrow(() -> Problem.invalidField("status", "status는 pending, confirmed, cancelled, expired 중 하나여야 합니다."));
    }

    private String payment() {
        if (payment != null && !PAYMENT_STATUSES.contains(payment)) {
            throw Problem.invalidField("payment", "payment는 pending, completed, failed, refunded 중 하나여야 합니다.");
        }
        return payment;
    }
}
