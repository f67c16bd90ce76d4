package io.yemae.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The JAX-RS runtime has its own mapper for this exception type, which would take precedence over {@link FailureMapper}. */
@Provider
public class MalformedBodyMapper implements ExceptionMapper<JsonProcessingException> {

    @Inject
    FailureMapper mapper;

    @Override
    public Response toResponse(JsonProcessingException failure) {
        return mapper.toResponse(failure);
    }
}
