package io.yemae.privacy.rest;

import io.yemae.privacy.Retention;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs the nightly deletion of expired data immediately. */
@Path("/admin/retention")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {

    @Inject
    Retention retention;

    /** The numbers of deleted objects. */
    @Schema(name = "RetentionOutcome")
    public record Body(int unconfirmedUsers, int inactiveUsers, int reservations) {
    }

    @POST
    @Operation(summary = "보관 기간이 지난 데이터 지우기", description = "매일 밤 저절로 하는 일을 지금 한다. 기간은 정책 retention.…이다.")
    @APIResponseSchema(value = Body.class, responseCode = "200", responseDescription = "지운 수")
    public Body apply() {
        Retention.Outcome outcome = retention.apply();
        return new Body(outcome.unconfirmedUsers(), outcome.inactiveUsers(), outcome.reservations());
    }
}
