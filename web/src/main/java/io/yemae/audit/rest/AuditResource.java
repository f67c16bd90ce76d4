package io.yemae.audit.rest;

import io.yemae.audit.AuditChain;
import io.yemae.audit.AuditEntry;
import io.yemae.audit.AuditFilter;
import io.yemae.audit.AuditSearch;
import io.yemae.rest.Pages;
import io.yemae.rest.TimeRange;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
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

/** The audit log: who did what, when, to what. */
@Path("/admin/audit")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    AuditSearch audit;

    @Inject
    AuditChain chain;

    @Schema(name = "AuditEntry")
    public record Body(long id, Instant at,
                       @Schema(description = "사용자 ID, 플랫폼이 스스로 한 일은 platform, 서버 관리 도구로 한 일은 management") String actor,
                       @Schema(description = "기능.동사") String action, String target, String detail,
                       @Schema(description = "요청이나 메시지의 추적 ID. 타이머가 한 일은 null") String trace) {

        static Body of(AuditEntry entry) {
            return new Body(entry.id(), entry.at(), entry.actor(), entry.action(), entry.target(), entry.detail(),
                entry.trace());
        }
    }

    @Schema(name = "AuditResponse")
    public record Listed(List<Body> entries, Pages pagination) {

        static Listed of(Page<AuditEntry> page) {
            return new Listed(page.items().stream().map(Body::of).toList(), Pages.of(page));
        }
    }

    /** The result of a check of the hash chain. */
    @Schema(name = "AuditVerdict")
    public record Verified(boolean unbroken, @Schema(description = "확인한 항목 수") long entries,
                           @Schema(description = "보관 기간이 지나 지운 항목 수") long forgotten,
                           @Schema(description = "마지막 봉인. 다른 곳에 적어 두고 다음에 place와 hash로 보낸다.") AuditChain.Seal head,
                           @Schema(description = "처음으로 어긋난 곳. 온전하면 null") AuditChain.Break broken) {

        static Verified of(AuditChain.Verdict verdict) {
            return new Verified(verdict.broken() == null, verdict.checked(), verdict.forgotten(), verdict.head(), verdict.broken());
        }
    }

    @GET
    @Path("/verify")
    @Operation(summary = "감사 로그의 해시 사슬 확인",
        description = "각 항목의 봉인은 내용과 앞 봉인의 SHA-256이다. 바뀌거나 지워진 첫 항목을 알려 준다. 항목은 쓰인 뒤 1초쯤 지나 봉인된다.")
    @APIResponseSchema(value = Verified.class, responseCode = "200", responseDescription = "확인한 결과")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: place와 hash는 함께 보낸다.")
    public Verified verify(
            @Parameter(description = "전에 적어 둔 봉인의 자리") @QueryParam("place") String place,
            @Parameter(description = "그 봉인 (16진수 64자)") @QueryParam("hash") String hash) {
        return Verified.of(chain.verify(noted(place, hash)));
    }

    private static AuditChain.Seal noted(String place, String hash) {
        if (place == null && hash == null) {
            return null;
        }
        if (place == null || !place.matches("[1-9][0-9]{0,17}")) {
            throw Problem.invalidField("place", "place는 1 이상의 정수여야 합니다.");
        }
        if (hash == null || !hash.matches("[0-9a-f]{64}")) {
            throw Problem.invalidField("hash", "hash는 16진수 64자여야 합니다.");
        }
        return new AuditChain.Seal(Long.parseLong(place), hash);
    }

    @GET
    @Operation(summary = "감사 로그 검색", description = "최근 것부터. 항목은 바뀌거나 지워지지 않는다. total은 10,000까지만 센다.")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: from이나 to가 올바른 시각이 아니다.")
    public Listed search(
            @Parameter(description = "사용자 ID, platform 또는 management") @QueryParam("actor") String actor,
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
