package io.yemae.booking.rest;

import io.yemae.booking.ReservationFilter;
import io.yemae.booking.ReservationStatus;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.TimeRange;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of an administrator's search for reservations. */
public class FoundReservationsQuery {

    @QueryParam("number")
    @Parameter(description = "예매 번호 전체")
    String number;

    @QueryParam("email")
    @Parameter(description = "예매자의 이메일 전체")
    String email;

    @QueryParam("eventId")
    String eventId;

    @QueryParam("status")
    @Parameter(description = "pending, confirmed, cancelled, expired")
    String status;

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

    /**
     * @param among the events whose reservations the caller may see; null for all
     * @throws Problem invalid if the event, the status or a time is malformed
     */
    ReservationFilter filter(Set<EventId> among) {
        TimeRange made = TimeRange.of(from, to);
        return new ReservationFilter(number == null ? null : number.strip(), email == null ? null : email.strip(), event(), among,
            status(),
            made.from(), made.until(), Pages.request(page, limit));
    }

    private EventId event() {
        return eventId == null ? null : new EventId(PathIds.uuid(eventId, "이벤트 ID의 형식이 올바르지 않습니다."));
    }

    private ReservationStatus status() {
        return status == null ? null : Arrays.stream(ReservationStatus.values())
            .filter(each -> each.wireName().equals(status))
            .findFirst()
            .orElseThrow(() -> Problem.invalidField("status", "status는 pending, confirmed, cancelled, expired 중 하나여야 합니다."));
    }
}
