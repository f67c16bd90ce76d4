package io.yemae.rest.async;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the full body of a request if its response is asynchronous, even if nothing uses it. When such a response is complete,
 * the server discards what is left of the body. It has released the buffers by then, and logs the failure with its stack trace.
 */
@Provider
public class AsyncBodyFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean isAsynchronous = Arrays.stream(resource.getResourceMethod().getParameters())
            .anyMatch(parameter -> parameter.isAnnotationPresent(Suspended.class));
        if (isAsynchronous) {
            context.register(new BodyReadingFilter());
        }
    }

    /** Registered only for asynchronous methods. */
    public static final class BodyReadingFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            byte[] body = request.getEntityStream().readAllBytes();
            if (body.length > 0) {
                request.setEntityStream(new ByteArrayInputStream(body));
            }
        }
    }
}
