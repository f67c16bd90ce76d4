package io.yemae.rest.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The requests of a resource, or of one of its methods, are about one event. Staff who may not use that event get the answer for an id that
 * does not exist. Every endpoint that organisers, box office or door staff may call and that has such an id in its path carries it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface EventBound {

    /** The name of the path parameter. */
    String value();

    /** What the parameter identifies. */
    Subject subject() default Subject.EVENT;

    /** What belongs to one event: {@link io.yemae.staff.EventSubject} for resources, which so depend on nothing else. */
    enum Subject {
        EVENT,
        PERFORMANCE,
        RESERVATION
    }
}
