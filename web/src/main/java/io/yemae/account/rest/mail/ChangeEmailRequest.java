package io.yemae.account.rest.mail;

import io.yemae.account.rest.AccountRules;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new address of an account. */
@Schema(name = "ChangeEmailRequest")
public record ChangeEmailRequest(
    @Schema(examples = "\"buyer@example.com\"")
    @NotNull(message = "이메일을 입력해주세요.")
    @Size(max = 254, message = "이메일은 254자 이하여야 합니다.")
    @Pattern(regexp = AccountRules.EMAIL, message = AccountRules.EMAIL_MESSAGE)
    String email,

    @Schema(description = "현재 비밀번호")
    @NotBlank(message = "비밀번호를 입력해주세요.")
    @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
    @TextInput(TextKind.SECRET)
    String password) {

    @Override
    public String toString() {
        return "ChangeEmailRequest";
    }
}
