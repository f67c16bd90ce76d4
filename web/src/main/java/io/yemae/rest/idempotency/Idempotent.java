package io.yemae.rest.idempotency;

import io.yemae.shared.ProblemKind;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request that takes effect once for each {@code Idempotency-Key} of a caller, if it carries one. The key belongs to the operation and not to the path
 * as it was spelled: the same key for another resource is a key with another body. It stands on methods that return a {@code Response}, and on
 * the interceptor.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** What sort of refusal it is that the key came before with another body. Requirement 0 fixes it for its paths as a conflict. */
    @Nonbinding
    ProblemKind whenReused() default ProblemKind.MISMATCH;

    /** A name that several paths to the same effect share; by default the route is a name of its own. */
    @Nonbinding
    String operation() default "";
}
