package io.yemae.catalog.rest;

import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventProgram;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.rest.Dates;
import io.yemae.rest.PathIds;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.GradeCount;
import io.yemae.seating.PerformanceAvailability;
import io.yemae.shared.EventId;
import io.yemae.shared.Seoul;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
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
    private static final EventPage.Recipe DETAIL = EventPage.Recipe.of(EventProgram::current,
        (program, maps) -> PerformanceBodies.Detail.of(program.event(), GradeCount.byGrade(maps), program.performances())).asView();

    @Inject
    CatalogueReads catalogue;

    @Inject
    EventPages pages;

    @Inject
    Metrics metrics;

    @Inject
    CurrentVisitor visitor;

    @GET
    @Operation(summary = "공연 목록", description = "page와 limit은 범위를 벗어나면 범위 안으로 맞춘다. " + EventPages.DESCRIPTION)
    @APIResponseSchema(value = PerformanceBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 날짜, 가격, 정렬이 올바르지 않다.")
    public Response list(@BeanParam PerformanceSearch search, @Context Request request, @Context HttpHeaders headers) {
        EventFilter filter = search.filter();
        return pages.ofAll("performances?" + filter.key(), () -> catalogue.list(filter), PerformanceBodies.Listed::of)
            .answer(request, headers);
    }

    @GET
    @Path("/{eventId}")
    @Operation(summary = "공연 상세", description = "등급별 잔여석에는 임시배정된 좌석이 들어가지 않는다. " + EventPages.DESCRIPTION)
    @APIResponseSchema(value = PerformanceBodies.Detail.class, responseCode = "200", responseDescription = "공연")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public Response get(@PathParam("eventId") String eventId, @Context Request request, @Context HttpHeaders headers) {
        EventId event = id(eventId);
        PreparedResponse page = pages.of(event, "performances/" + event, DETAIL);
        metrics.count(EventMetric.EVENT_VIEWS, event, 1, visitor.get());
        return page.answer(request, headers);
    }

    @GET
    @Path("/{eventId}/dates")
    @Operation(summary = "공연 달력", description = "회차마다 등급별 잔여석과, 예매할 수 있는지 또는 없는 까닭. 취소된 회차도 들어 있다. "
        + EventPages.DESCRIPTION)
    @APIResponseSchema(value = PerformanceBodies.Calendar.class, responseCode = "200", responseDescription = "시작순")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid event ID format, INVALID_REQUEST 월은 yyyy-MM 형식이어야 합니다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public Response dates(@PathParam("eventId") String eventId,
            @Parameter(description = "yyyy-MM, Asia/Seoul. 없으면 모든 회차") @QueryParam("month") String month,
            @Context Request request, @Context HttpHeaders headers) {
        EventId event = id(eventId);
        YearMonth wanted = Dates.month("month", month);
        Instant from = wanted == null ? null : Seoul.startOf(wanted.atDay(1));
        Instant until = wanted == null ? null : Seoul.startOf(wanted.plusMonths(1).atDay(1));
        EventPage.Recipe calendar = EventPage.Recipe.of(program -> program.between(from, until), (program, maps) ->
            PerformanceBodies.Calendar.of(program.event(), PerformanceAvailability.of(program.between(from, until), maps)));
        return pages.of(event, "performances/" + event + "/dates?" + (wanted == null ? "" : wanted), calendar).answer(request, headers);
    }

    private static EventId id(String text) {
        return new EventId(PathIds.uuid(text, "Invalid event ID format"));
    }
}
