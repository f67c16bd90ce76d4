package io.yemae.shared.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;

/** Makes {@link NotBlank} know all white space of Unicode. The server's own validator knows that of ASCII. */
public class NotBlankValidator implements ConstraintValidator<NotBlank, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text != null && !Text.isBlank(text);
    }
}
