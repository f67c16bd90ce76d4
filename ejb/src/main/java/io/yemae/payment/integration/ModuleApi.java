package io.yemae.payment.integration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The payment module of requirement 4, as far as we use it. */
@Path("/module")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ModuleApi extends AutoCloseable {

    /** Lets go of its connections. */
    @Override
    void close();

    @POST
    @Path("/cancel")
    Response cancel(@HeaderParam("Payment-Signature") String signature, String body);
}
