package io.yemae.rest;

import io.yemae.shared.ProblemKind;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request that takes effect once for each {@code Idempotency-Key}, if it carries one. It stands on methods that return a {@code Response}, and on
 * the interceptor.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** What sort of refusal it is that the key came before with another body. Requirement 0 fixes it for its paths as a conflict. */
    @Nonbinding
    ProblemKind whenReused() default ProblemKind.MISMATCH;
}
