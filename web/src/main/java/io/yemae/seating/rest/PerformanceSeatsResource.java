package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.PathIds;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The seat map of a performance, without login (requirement 1, 3.1). */
@Path("/performances/dates")
@RequestScoped
@PermitAll
@Tag(name = "공연")
@Produces(MediaType.APPLICATION_JSON)
public class PerformanceSeatsResource {

    @Inject
    SeatMaps seatMaps;

    @Inject
    ObjectMapper json;

    @GET
    @Path("/{performanceId}/seats")
    @Operation(summary = "회차의 좌석도", description = "ETag가 있어 바뀌지 않았으면 304로, Accept-Encoding에 gzip이 있으면 압축해서 답한다. "
        + "since에 전에 받은 version을 보내면 그 뒤에 바뀐 좌석만 답하고, 너무 오래되었으면 전체를 답한다.")
    @APIResponse(responseCode = "200", description = "좌석도",
        content = @Content(schema = @Schema(implementation = PerformanceSeatsBody.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 좌석도가 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public Response seats(@PathParam("performanceId") String performanceId,
                          @Parameter(description = "전에 받은 좌석도의 version") @QueryParam("since") String since,
                          @Context Request request, @Context HttpHeaders headers) {
        PerformanceId performance = idOf(performanceId);
        Optional<SeatMap.Delta> delta = since == null ? Optional.empty() : seatMaps.since(performance, since);
        return delta.map(changed -> Response.ok(PerformanceSeatsBody.of(changed)).header(HttpHeaders.CACHE_CONTROL, "no-store").build())
            .orElseGet(() -> fullMap(seatMaps.map(performance)).answer(request, headers));
    }

    @GET
    @Path("/{performanceId}/plan")
    @Operation(summary = "회차의 좌석 배치", description = "좌석의 위치, 등급과 가격. 좌석은 번호로 부르고 상태는 states에 있다. ETag가 있고 gzip으로 압축한다. "
        + "version에 지금의 버전을 보내면 오래 저장해도 되는 답(immutable)을 받고, 다른 버전을 보내도 지금의 배치를 받는다.")
    @APIResponse(responseCode = "200", description = "좌석 배치",
        content = @Content(schema = @Schema(implementation = SeatPlanBody.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 좌석 배치가 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public Response plan(@PathParam("performanceId") String performanceId,
                         @Parameter(description = "states의 planVersion") @QueryParam("version") String version,
                         @Context Request request, @Context HttpHeaders headers) {
        return prepared(seatMaps.map(idOf(performanceId))).response(version).answer(request, headers);
    }

    @GET
    @Path("/{performanceId}/states")
    @Operation(summary = "회차의 좌석 상태", description = "좌석마다 2비트. since에 전에 받은 version을 보내면 그 뒤에 바뀐 좌석만 답하고, "
        + "너무 오래되었거나 전체가 더 짧으면 전체를 답한다. ETag가 있고 gzip으로 압축한다.")
    @APIResponse(responseCode = "200", description = "좌석 상태",
        content = @Content(schema = @Schema(implementation = SeatStatesBody.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 상태가 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public Response states(@PathParam("performanceId") String performanceId,
                           @Parameter(description = "전에 받은 version") @QueryParam("since") String since,
                           @Context Request request, @Context HttpHeaders headers) {
        PerformanceId performance = idOf(performanceId);
        Optional<SeatMap.Delta> delta = since == null ? Optional.empty() : seatMaps.since(performance, since);
        SeatMap map = delta.map(SeatMap.Delta::map).orElseGet(() -> seatMaps.map(performance));
        String planVersion = prepared(map).version();
        return delta.map(changed -> SeatStatesBody.prepare(changed, since, planVersion, json))
            .orElseGet(() -> SeatStatesBody.prepare(map, planVersion, json))
            .answer(request, headers);
    }

    @GET
    @Path("/{performanceId}/counts")
    @Operation(summary = "회차의 좌석 수", description = "등급과 구역마다 예매할 수 있는 수, 임시배정된 수와 처음 끝나는 시각, 판매된 수, 판매하지 않는 수. "
        + "모두 같은 version의 좌석도에서 센다. ETag가 있다.")
    @APIResponse(responseCode = "200", description = "좌석 수",
        content = @Content(schema = @Schema(implementation = SeatCountsBody.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 좌석 수가 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public Response counts(@PathParam("performanceId") String performanceId, @Context Request request, @Context HttpHeaders headers) {
        SeatMap map = seatMaps.map(idOf(performanceId));
        return SeatCountsBody.prepare(map, prepared(map).version(), json).answer(request, headers);
    }

    private SeatPlanBody.Prepared prepared(SeatMap map) {
        return SeatPlanBody.prepare(map.plan(), () -> seatMaps.chart(map.plan()), json);
    }

    private static PerformanceId idOf(String performanceId) {
        return new PerformanceId(PathIds.uuid(performanceId, "Invalid performance ID format"));
    }

    private PreparedResponse fullMap(SeatMap map) {
        return PerformanceSeatsBody.prepare(map, () -> seatMaps.sections(map.plan().event()), json);
    }
}
