package io.yemae.catalog.rest;

import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventProgram;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.GradeCount;
import io.yemae.shared.EventId;
import io.yemae.shared.sql.SearchText;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events, without login (requirement 2, "Events"). */
@Path("/events")
@RequestScoped
@PermitAll
@Tag(name = "공연")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
    private static final EventPage.Recipe DETAIL = EventPage.Recipe.of(EventProgram::current,
        (program, maps) -> EventBodies.WithTicketTypes.of(program.event(), GradeCount.byGrade(maps))).asView();

    @Inject
    CatalogueReads catalogue;

    @Inject
    EventPages pages;

    @Inject
    Metrics metrics;

    @Inject
    CurrentVisitor visitor;

    @GET
    @Operation(summary = "이벤트 목록", description = "판매 시작 순. page와 limit은 범위를 벗어나면 범위 안으로 맞춘다. "
        + EventPages.DESCRIPTION)
    @APIResponseSchema(value = EventBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    public Response list(
            @Parameter(description = "upcoming, on_sale, sold_out, ended, cancelled") @QueryParam("status") String status,
            @Parameter(description = "제목, 아티스트, 장소, 주소의 일부. 여러 낱말은 모두 있어야 하고, 한글과 영어를 서로 찾는다.") @QueryParam("q") String text,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit,
            @Context Request request, @Context HttpHeaders headers) {
        EventFilter filter = EventFilter.of(status, SearchText.of("q", text), Pages.request(page, limit));
        return pages.ofAll("events?" + filter.key(), () -> catalogue.list(filter), EventBodies.Listed::of).answer(request, headers);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "이벤트 상세와 티켓 타입", description = "티켓 타입은 비싼 것부터. available_quantity에는 임시배정된 좌석이 들어가지 않는다. "
        + EventPages.DESCRIPTION)
    @APIResponseSchema(value = EventBodies.WithTicketTypes.class, responseCode = "200", responseDescription = "이벤트")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "Invalid id format")
    @APIResponse(responseCode = "404", description = "이벤트를 찾을 수 없습니다.")
    public Response get(@PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
        EventId event = new EventId(PathIds.uuid(id, "Invalid id format"));
        PreparedResponse page = pages.of(event, "events/" + event, DETAIL);
        metrics.count(EventMetric.EVENT_VIEWS, event, 1, visitor.get());
        return page.answer(request, headers);
    }
}
