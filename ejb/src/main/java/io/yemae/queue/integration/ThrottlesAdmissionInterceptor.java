package io.yemae.queue.integration;

import io.yemae.queue.ThrottlesAdmission;
import io.yemae.shared.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Measures the calls for {@link AdmissionPace}. */
@ThrottlesAdmission
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ThrottlesAdmissionInterceptor {

    @Inject
    AdmissionPace pace;

    @AroundInvoke
    Object measure(InvocationContext invocation) throws Exception {
        long start = System.nanoTime();
        try {
            Object result = invocation.proceed();
            if (result instanceof CompletionStage<?> stage) {
                return stage.whenComplete((value, failure) -> observed(start, failure));
            }
            observed(start, null);
            return result;
        } catch (Exception e) {
            observed(start, e);
            throw e;
        }
    }

    private void observed(long start, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean failed = cause != null && !(cause instanceof Problem refused && !refused.isOutage());
        pace.observed(System.nanoTime() - start, failed);
    }
}
