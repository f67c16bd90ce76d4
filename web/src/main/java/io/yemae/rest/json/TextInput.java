package io.yemae.rest.json;

import io.yemae.shared.text.TextKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which kind of text a member of a request is; one without this annotation is a {@link TextKind#LINE}. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextInput {

    TextKind value();
}
