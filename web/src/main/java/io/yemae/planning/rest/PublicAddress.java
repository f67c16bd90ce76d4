package io.yemae.planning.rest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of an image that front ends load: http or https, with a public host name, without user and password, and without characters
 * that would end an HTML attribute.
 */
@Constraint(validatedBy = PublicAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicAddress {

    String message() default "공개된 http나 https 주소여야 합니다.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the text only; no host name is resolved. */
    final class Rule implements ConstraintValidator<PublicAddress, String> {
        /** The last label starts with a letter, which excludes all notations of IP addresses. */
        private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");
        private static final Pattern PRIVATE = Pattern.compile(".*\\.(localhost|local|internal|intranet|lan|home|corp|private|arpa)");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            try {
                URI address = new URI(text);
                return address.getScheme() != null && address.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && address.getRawUserInfo() == null && address.getHost() != null && isPublic(address.getHost().toLowerCase(Locale.ROOT))
                    && text.indexOf('\'') < 0;
            } catch (URISyntaxException e) {
                // Thrown for quotes, blanks, angle brackets and backslashes as well.
                return false;
            }
        }

        private static boolean isPublic(String host) {
            return NAME.matcher(host).matches() && !PRIVATE.matcher(host).matches();
        }
    }
}
