package io.yemae.rest.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a resource in the API document, if it is not that of its class: the methods of generated clients are named after it, so it
 * stays when a class is divided or renamed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiName {

    /** As in {@code reservations} of the operation {@code reservationsCancel}. */
    String value();
}
