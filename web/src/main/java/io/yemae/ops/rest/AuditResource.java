package io.yemae.ops.rest;

import io.yemae.ops.AuditEntry;
import io.yemae.ops.AuditFilter;
import io.yemae.ops.AuditSearch;
import io.yemae.rest.Pages;
import io.yemae.rest.TimeRange;
import io.yemae.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what, when, to what. */
@Path("/admin/audit")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    AuditSearch audit;

    /** One deed. */
    @Schema(name = "AuditEntry")
    public record Body(long id, Instant at, @Schema(description = "사용자 ID, 플랫폼이 스스로 한 일은 platform") String actor,
                       @Schema(description = "기능.동사") String action, String target, String detail) {

        static Body of(AuditEntry entry) {
            return new Body(entry.id(), entry.at(), entry.actor(), entry.action(), entry.target(), entry.detail());
        }
    }

    /** A page of them. */
    @Schema(name = "AuditResponse")
    public record Listed(List<Body> entries, Pages pagination) {

        static Listed of(Page<AuditEntry> page) {
            return new Listed(page.items().stream().map(Body::of).toList(), Pages.of(page));
        }
    }

    @GET
    @Operation(summary = "감사 로그 검색", description = "최근 것부터. 항목은 바뀌거나 지워지지 않는다. total은 10,000까지만 센다.")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: from이나 to가 올바른 시각이 아니다.")
    public Listed search(
            @Parameter(description = "사용자 ID 또는 platform") @QueryParam("actor") String actor,
            @Parameter(description = "기능.동사의 앞부분. 예: event.") @QueryParam("action") String action,
            @Parameter(description = "대상의 ID나 이름") @QueryParam("target") String target,
            @Parameter(description = "이 시각부터 (ISO-8601)") @QueryParam("from") String from,
            @Parameter(description = "이 시각 전까지 (ISO-8601)") @QueryParam("to") String to,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        TimeRange range = TimeRange.of(from, to);
        return Listed.of(audit.find(new AuditFilter(actor, action, target, range.from(), range.until(), Pages.request(page, limit))));
    }
}
