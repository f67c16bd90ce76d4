package io.yemae.catalog.rest;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.rest.Dates;
import io.yemae.rest.PathIds;
import io.yemae.seating.Availability;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events and their calendars, without login (requirement 1, section 2). */
@Path("/performances")
@RequestScoped
@PermitAll
@Tag(name = "공연")
@Produces(MediaType.APPLICATION_JSON)
public class PerformancesResource {

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Availability availability;

    @Inject
    Metrics metrics;

    @Inject
    CurrentVisitor visitor;

    @GET
    @Operation(summary = "공연 목록", description = "page와 limit은 범위를 벗어나면 범위 안으로 맞춘다.")
    @APIResponseSchema(value = PerformanceBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 날짜, 가격, 정렬이 올바르지 않다.")
    public PerformanceBodies.Listed list(@BeanParam PerformanceSearch search) {
        return PerformanceBodies.Listed.of(catalogue.list(search.filter()));
    }

    @GET
    @Path("/{eventId}")
    @Operation(summary = "공연 상세", description = "등급별 잔여석에는 임시배정된 좌석이 들어가지 않는다.")
    @APIResponseSchema(value = PerformanceBodies.Detail.class, responseCode = "200", responseDescription = "공연")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public PerformanceBodies.Detail get(@PathParam("eventId") String eventId) {
        EventView event = catalogue.get(id(eventId));
        metrics.count(EventMetric.EVENT_VIEWS, event.id(), 1, visitor.get());
        return PerformanceBodies.Detail.of(event, seatMaps.counts(event.id()), catalogue.performances(event.id()));
    }

    @GET
    @Path("/{eventId}/dates")
    @Operation(summary = "공연 달력", description = "회차마다 등급별 잔여석과, 예매할 수 있는지 또는 없는 까닭. 취소된 회차도 들어 있다.")
    @APIResponseSchema(value = PerformanceBodies.Calendar.class, responseCode = "200", responseDescription = "시작순")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid event ID format, INVALID_REQUEST 월은 yyyy-MM 형식이어야 합니다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public PerformanceBodies.Calendar dates(@PathParam("eventId") String eventId,
            @Parameter(description = "yyyy-MM, Asia/Seoul. 없으면 모든 회차") @QueryParam("month") String month) {
        EventId id = id(eventId);
        YearMonth wanted = Dates.month("month", month);
        Instant from = wanted == null ? null : SeoulTime.startOf(wanted.atDay(1));
        Instant until = wanted == null ? null : SeoulTime.startOf(wanted.plusMonths(1).atDay(1));
        return PerformanceBodies.Calendar.of(catalogue.get(id), availability.of(id, from, until));
    }

    private static EventId id(String text) {
        return new EventId(PathIds.uuid(text, "Invalid event ID format"));
    }
}
