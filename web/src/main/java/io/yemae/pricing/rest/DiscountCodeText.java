package io.yemae.pricing.rest;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/** A discount code as a user types it. */
@Pattern(regexp = "[A-Za-z0-9-]{3,30}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface DiscountCodeText {

    String message() default "할인 코드는 영문자, 숫자, - 3자 이상 30자 이하여야 합니다.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The form in which codes are stored. */
    final class Normalized {

        private Normalized() {
        }

        public static String of(String typed) {
            return typed == null ? null : typed.toUpperCase(Locale.ROOT);
        }
    }
}
