package io.yemae.waitlist.rest;

import io.yemae.rest.security.Caller;
import io.yemae.waitlist.WaitingList;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's entries in all waiting lists. */
@Path("/waiting-list")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매대기")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class OwnWaitingListResource {

    @Inject
    WaitingList list;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "내 예매대기 목록", description = "최근에 신청한 것부터 100건까지. 끝난 신청은 30일 동안 보인다.")
    @APIResponseSchema(value = WaitingListBodies.Own.class, responseCode = "200", responseDescription = "신청")
    public WaitingListBodies.Own all() {
        return WaitingListBodies.Own.of(list.of(caller.id()));
    }
}
