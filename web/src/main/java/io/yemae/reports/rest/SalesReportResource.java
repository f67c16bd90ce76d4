package io.yemae.reports.rest;

import io.yemae.reports.SalesReports;
import io.yemae.rest.security.StaffAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sales and refunds of an event, of a performance, or of all events that the caller may see. */
@Path("/admin/reports/sales")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SalesReportResource {

    @Inject
    SalesReports reports;

    @Inject
    StaffAccess access;

    @GET
    @Operation(summary = "판매 보고서", description = "날, 등급, 구역, 결제 수단, 경로마다 판매와 환불. 판매는 결제한 날에, 환불은 취소한 날에 센다. "
        + "어느 것으로 나누어도 합은 total이다(등급과 구역에는 수수료를 더하고 할인을 뺀다). 주최자는 자신의 이벤트만 본다.")
    @APIResponseSchema(value = SalesReportBody.class, responseCode = "200", responseDescription = "보고서")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST: 이벤트, 회차, 날이 올바르지 않다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND")
    public SalesReportBody get(@BeanParam ReportQuery query) {
        return SalesReportBody.of(reports.read(query.filter(access)));
    }
}
