package io.yemae.reports.rest;

import io.undertow.servlet.handlers.ServletRequestContext;
import io.yemae.booking.ReservationFilter;
import io.yemae.booking.rest.ReservationConditionsQuery;
import io.yemae.reports.ExportKind;
import io.yemae.reports.ExportTarget;
import io.yemae.reports.Exports;
import io.yemae.reports.ReportFilter;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.Seoul;
import io.yemae.shared.UserId;
import io.yemae.shared.logging.FailureLog;
import io.yemae.shared.text.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exports as files. Rows are sent while they are read. */
@Path("/admin/exports")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces({ExportFormat.CSV_TYPE, ExportFormat.XLSX_TYPE})
@APIResponse(responseCode = "200", description = "UTF-8 CSV(BOM) 또는 XLSX 파일", content = {
    @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
    @Content(mediaType = ExportFormat.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
@APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST: 이벤트, 회차, 날, 형식이 올바르지 않다.")
@APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND")
@APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE")
@APIResponse(responseCode = "429", description = "EXPORTS_BUSY, TOO_MANY_EXPORTS: Retry-After초 후에 다시 시도한다.")
public class ExportsResource {
    private static final Logger LOG = Logger.getLogger(ExportsResource.class.getName());

    @Inject
    Exports exports;

    @Inject
    StaffAccess access;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @Context
    HttpServletResponse http;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx. 없으면 Accept로 정한다.")
    String format;

    @GET
    @Path("/reservations")
    @Operation(summary = "예매 내보내기", description = "기간에 만든 모든 예매를 예매자와 함께, 최근 것부터. 행 수의 제한이 없다. 감사 로그에 남는다.")
    public Response reservations(@BeanParam ReportQuery query) {
        return file(ExportKind.RESERVATIONS, query);
    }

    @GET
    @Path("/payments")
    @Operation(summary = "결제 내보내기", description = "기간에 시작한 모든 결제와 그 환불을 최근 것부터. 행 수의 제한이 없다. 감사 로그에 남는다.")
    public Response payments(@BeanParam ReportQuery query) {
        return file(ExportKind.PAYMENTS, query);
    }

    @GET
    @Path("/sales")
    @Operation(summary = "판매 내보내기", description = "기간에 결제되거나 취소된 좌석, 수수료, 할인이 한 행씩. 환불과 할인은 음수이고, 금액의 합은 같은 조건의 "
        + "판매 보고서의 total.revenue이다. 행 수의 제한이 없다. 감사 로그에 남는다.")
    public Response sales(@BeanParam ReportQuery query) {
        return file(ExportKind.SALES, query);
    }

    @GET
    @Path("/found-reservations")
    @Operation(summary = "찾은 예매 내보내기", description = "예매 검색과 같은 조건의 모든 예매를 같은 차례로, 예매 내보내기와 같은 열로. 행 수의 제한이 없다. 감사 로그에 남는다.")
    public Response foundReservations(@BeanParam ReservationConditionsQuery query) {
        ReservationFilter filter = query.fields().in(access.events());
        UserId user = caller.id();
        return file(ExportKind.RESERVATIONS, chosen -> target -> exports.writeFound(filter, user, chosen.wireName(), target));
    }

    private Response file(ExportKind kind, ReportQuery query) {
        ReportFilter filter = query.filter(access);
        UserId user = caller.id();
        exports.requireScope(filter);
        return file(kind, chosen -> target -> exports.write(kind, filter, user, chosen.wireName(), target));
    }

    private Response file(ExportKind kind, Function<ExportFormat, Consumer<ExportTarget>> writer) {
        ExportFormat chosen = ExportFormat.of(format, headers.getAcceptableMediaTypes());
        Language language = AcceptLanguage.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput rows = out -> send(writer.apply(chosen), chosen.target(out, language));
        String name = "yemae-%s-%s.%s".formatted(kind.wireName(), Seoul.date(clock.instant()), chosen.wireName());
        return Response.ok(rows, chosen.type())
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .build();
    }

    /** An incomplete file must not look complete: if the rows fail after the first ones were sent, the connection is closed. */
    private void send(Consumer<ExportTarget> writer, ExportTarget target) throws IOException {
        try {
            writer.accept(target);
        } catch (RuntimeException e) {
            if (!http.isCommitted()) {
                throw e;
            }
            // A client that went away is none of our failures.
            if (!(e instanceof UncheckedIOException)) {
                FailureLog.warn(LOG, "An export has ended before its last row", e);
            }
            ServletRequestContext.requireCurrent().getExchange().getConnection().close();
        }
    }
}
