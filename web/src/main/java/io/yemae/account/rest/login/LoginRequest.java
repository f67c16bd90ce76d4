package io.yemae.account.rest.login;

import io.yemae.account.rest.AccountRules;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** E-mail address and password, and a code if the account has a second factor. */
@Schema(name = "LoginRequest")
public record LoginRequest(
    @Schema(examples = "\"buyer@yemae.test\"")
    @NotBlank(message = "이메일을 입력해주세요.") @Size(max = 254, message = "이메일은 254자 이하여야 합니다.") String email,
    @TextInput(TextKind.SECRET)
    @NotBlank(message = "비밀번호를 입력해주세요.") @Size(max = 128, message = "비밀번호는 128자 이하여야 합니다.") String password,
    @Schema(description = "2단계 인증을 등록한 계정: 인증 앱의 여섯 자리 코드", examples = "\"123456\"")
    @Pattern(regexp = AccountRules.CODE, message = AccountRules.CODE_MESSAGE) String code,
    @Schema(description = "인증 앱을 잃었을 때 코드 대신")
    @Size(max = 64, message = "recoveryCode는 64자 이하여야 합니다.") String recoveryCode) {

    LoginAttempt attempt(Client client) {
        return new LoginAttempt(email, password, client, code, recoveryCode);
    }

    @Override
    public String toString() {
        return "LoginRequest";
    }
}
