package io.yemae.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The JAX-RS runtime has a mapper of its own for this one type, which would come before {@link FailureMapper}. */
@Provider
public class MalformedBodyMapper implements ExceptionMapper<JsonProcessingException> {

    @Inject
    FailureMapper mapper;

    @Override
    public Response toResponse(JsonProcessingException failure) {
        return mapper.toResponse(failure);
    }
}
