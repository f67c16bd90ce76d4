package io.yemae.account.rest.mail;

import io.yemae.account.rest.AccountRules;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token of a mailed link, and the new password. */
@Schema(name = "NewPasswordRequest")
public record NewPasswordRequest(
    @Schema(description = "메일의 링크에서 # 뒤 = 다음의 값")
    @NotBlank(message = "token을 입력해주세요.") @Size(max = 200, message = "token은 200자 이하여야 합니다.") String token,

    @Schema(examples = "\"Secret-123!\"")
    @NotNull(message = "비밀번호를 입력해주세요.")
    @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
    @Pattern(regexp = AccountRules.PASSWORD, message = AccountRules.PASSWORD_MESSAGE)
    @TextInput(TextKind.SECRET)
    String password) {

    @Override
    public String toString() {
        return "NewPasswordRequest";
    }
}
