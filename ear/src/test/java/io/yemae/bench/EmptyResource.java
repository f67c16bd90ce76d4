package io.yemae.bench;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** A GET that does nothing, and a POST that returns its body. */
@Path("/resource")
@Produces(MediaType.APPLICATION_JSON)
public class EmptyResource {

    @GET
    public String nothing() {
        return "{}";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> echo(Map<String, Object> body) {
        return body;
    }
}
