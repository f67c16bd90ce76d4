package io.yemae.account.rest.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The e-mail address of a forgotten password. Any text is accepted, so that the response does not reveal which addresses have an account.
 */
@Schema(name = "PasswordResetRequest")
public record PasswordResetRequest(
    @Schema(examples = "\"buyer@example.com\"")
    @NotBlank(message = "이메일을 입력해주세요.") @Size(max = 254, message = "이메일은 254자 이하여야 합니다.") String email) {

    @Override
    public String toString() {
        return "PasswordResetRequest";
    }
}
