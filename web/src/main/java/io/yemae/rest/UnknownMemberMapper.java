package io.yemae.rest;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The JAX-RS runtime has a mapper of its own for this one type, which would come before {@link FailureMapper}. */
@Provider
public class UnknownMemberMapper implements ExceptionMapper<UnrecognizedPropertyException> {

    @Inject
    FailureMapper mapper;

    @Override
    public Response toResponse(UnrecognizedPropertyException failure) {
        return mapper.toResponse(failure);
    }
}
