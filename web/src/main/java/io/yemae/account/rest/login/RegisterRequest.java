package io.yemae.account.rest.login;

import io.yemae.account.RegisterUser;
import io.yemae.account.rest.AccountRules;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.Language;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registration (requirement 1, 1.1). */
@Schema(name = "RegisterRequest")
public record RegisterRequest(
    @Schema(examples = "\"김예매\"")
    @NotNull(message = "이름을 입력해주세요.")
    @Size(min = 1, max = AccountRules.LONGEST_NAME, message = AccountRules.NAME_MESSAGE)
    @Pattern(regexp = AccountRules.NO_LINK, message = AccountRules.NO_LINK_MESSAGE)
    String name,

    @Schema(examples = "\"buyer@example.com\"")
    @NotNull(message = "이메일을 입력해주세요.")
    @Size(max = 254, message = "이메일은 254자 이하여야 합니다.")
    @Pattern(regexp = AccountRules.EMAIL, message = AccountRules.EMAIL_MESSAGE)
    String email,

    @Schema(examples = "\"Secret-123!\"")
    @NotNull(message = "비밀번호를 입력해주세요.")
    @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
    @Pattern(regexp = AccountRules.PASSWORD, message = AccountRules.PASSWORD_MESSAGE)
    @TextInput(TextKind.SECRET)
    String password,

    @Schema(examples = "\"010-1234-5678\"")
    @NotNull(message = "연락처를 입력해주세요.")
    @Pattern(regexp = AccountRules.PHONE, message = AccountRules.PHONE_MESSAGE)
    String phone) {

    RegisterUser command(Language language) {
        return new RegisterUser(name, email, password, phone, language);
    }

    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
