package io.yemae.catalog.rest;

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
 * The address of a picture that front ends load: http or https, a host by its public name, nobody's name and password, and nothing that would end an
 * attribute of a page into which it is written carelessly.
 */
@Constraint(validatedBy = PublicAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicAddress {

    String message() default "공개된 http나 https 주소여야 합니다.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges the text alone; no name is looked up. */
    final class Rule implements ConstraintValidator<PublicAddress, String> {
        /** The last label starts with a letter, so that no notation of an IP address passes. */
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
                // Also for quotes, blanks, angle brackets and backslashes.
                return false;
            }
        }

        private static boolean isPublic(String host) {
            return NAME.matcher(host).matches() && !PRIVATE.matcher(host).matches();
        }
    }
}
