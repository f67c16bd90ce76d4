package io.yemae.ops.rest;

import io.yemae.ops.Invariants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks the invariants of the data now. */
@Path("/admin/invariants")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class InvariantsResource {

    @Inject
    Invariants invariants;

    /** One invariant with the number of rows that violate it. */
    @Schema(name = "Invariant")
    public record Checked(String name, long violations) {
    }

    @Schema(name = "InvariantsResponse")
    public record Listed(List<Checked> invariants) {
    }

    @GET
    @Operation(summary = "불변식 점검", description = "모두 0이어야 한다.")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "불변식마다 어긋난 행의 수")
    public Listed check() {
        return new Listed(invariants.violations().entrySet().stream().map(each -> new Checked(each.getKey(), each.getValue())).toList());
    }
}
