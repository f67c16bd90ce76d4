package io.yemae.queue.integration;

import io.yemae.queue.ThrottlesAdmission;
import io.yemae.shared.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

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
        boolean failed = true;
        try {
            Object result = invocation.proceed();
            failed = false;
            return result;
        } catch (Problem refused) {
            failed = refused.isOutage();
            throw refused;
        } finally {
            pace.observed(System.nanoTime() - start, failed);
        }
    }
}
