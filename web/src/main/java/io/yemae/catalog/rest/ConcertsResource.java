package io.yemae.catalog.rest;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.EventProgram;
import io.yemae.rest.PathIds;
import io.yemae.seating.NumberedSeat;
import io.yemae.seating.PerformanceAvailability;
import io.yemae.shared.EventId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events with the names and the short numbers of requirement 3, section 1. */
@Path("/concerts")
@RequestScoped
@PermitAll
@Tag(name = "콘서트")
@Produces(MediaType.APPLICATION_JSON)
public class ConcertsResource {
    private static final EventPage.Recipe SCHEDULES = EventPage.Recipe.of(EventProgram::scheduled, (program, maps) ->
        PerformanceAvailability.of(program.scheduled(), maps).stream().map(ConcertBodies.Schedule::of).toList());

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueReads reads;

    @Inject
    EventPages pages;

    @GET
    @Operation(summary = "콘서트 목록", description = "끝나거나 취소되지 않은 모든 이벤트, 번호순. price는 가장 싼 등급의 가격이다. "
        + EventPages.DESCRIPTION)
    @APIResponse(responseCode = "200", description = "콘서트",
        content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ConcertBodies.Concert.class)))
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    public Response list(@Context Request request, @Context HttpHeaders headers) {
        return pages.ofAll("concerts", reads::concerts, concerts -> concerts.stream().map(ConcertBodies.Concert::of).toList())
            .answer(request, headers);
    }

    @GET
    @Path("/{concertId}/schedules")
    @Operation(summary = "콘서트 일정", description = "시작순, 취소된 일정은 빠진다. reservableAudienceCount는 지금 예약할 수 있는 좌석 수이고, 판매 중이 아니면 0이다. "
        + "시각은 Asia/Seoul이다. " + EventPages.DESCRIPTION)
    @APIResponse(responseCode = "200", description = "일정",
        content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ConcertBodies.Schedule.class)))
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "404", description = "CONCERT_NOT_FOUND 콘서트를 찾을 수 없습니다.")
    public Response schedules(@PathParam("concertId") String concertId, @Context Request request, @Context HttpHeaders headers) {
        EventId event = catalogue.concert(PathIds.number(concertId)).id();
        return pages.of(event, "concerts/" + event + "/schedules", SCHEDULES).answer(request, headers);
    }

    @GET
    @Path("/{concertId}/schedules/{scheduleId}/seats")
    @Operation(summary = "일정의 좌석", description = "번호순, 1번부터. available은 지금 예약할 수 있는지이다. " + EventPages.DESCRIPTION)
    @APIResponse(responseCode = "200", description = "좌석",
        content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ConcertBodies.Seat.class)))
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "404", description = "CONCERT_NOT_FOUND 콘서트를 찾을 수 없습니다. SCHEDULE_NOT_FOUND 일정을 찾을 수 없습니다.")
    public Response seats(@PathParam("concertId") String concertId, @PathParam("scheduleId") String scheduleId,
                          @Context Request request, @Context HttpHeaders headers) {
        EventId event = catalogue.concert(PathIds.number(concertId)).id();
        long schedule = PathIds.number(scheduleId);
        EventPage.Recipe seats = EventPage.Recipe.of(program -> List.of(program.scheduled(schedule)), (program, maps) ->
            NumberedSeat.of(program.scheduled(schedule), maps.get(0)).stream().map(ConcertBodies.Seat::of).toList());
        return pages.of(event, "concerts/" + event + "/schedules/" + schedule + "/seats", seats).answer(request, headers);
    }
}
