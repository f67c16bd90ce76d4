package io.yemae.rest.async;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.Arrays;

/**
 * Reads the whole body of a request whose response is asynchronous, also if nothing in it is used. When such a response is complete, the
 * server discards what is left of the body. It has released the buffers by then, and logs the failure with its stack trace.
 */
@Provider
public class AsyncBodyFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (isAsynchronous()) {
            byte[] body = request.getEntityStream().readAllBytes();
            if (body.length > 0) {
                request.setEntityStream(new ByteArrayInputStream(body));
            }
        }
    }

    private boolean isAsynchronous() {
        Parameter[] parameters = resource.getResourceMethod().getParameters();
        return Arrays.stream(parameters).anyMatch(parameter -> parameter.isAnnotationPresent(Suspended.class));
    }
}
