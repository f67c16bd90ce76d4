package io.yemae.rest.json;

import io.yemae.shared.text.TextKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind of text of a request field. Without this annotation it is a {@link TextKind#LINE}. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextInput {

    TextKind value();
}
