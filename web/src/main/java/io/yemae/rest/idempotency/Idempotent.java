package io.yemae.rest.idempotency;

import io.yemae.shared.ProblemKind;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request that takes effect once for each {@code Idempotency-Key} of a caller, if it carries one. The key belongs to the operation and
 * not to the spelling of the path: the same key for another resource counts as another body. Used on methods that return a {@code
 * Response}, and on the interceptor.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** The kind of the problem if the key was used before with another body. Requirement 0 fixes it as a conflict for its paths. */
    @Nonbinding
    ProblemKind whenReused() default ProblemKind.MISMATCH;

    /** A name that several paths with the same effect share. By default each route has its own. */
    @Nonbinding
    String operation() default "";
}
