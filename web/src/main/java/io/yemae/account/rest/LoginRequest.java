package io.yemae.account.rest;

import io.yemae.account.Client;
import io.yemae.account.LoginAttempt;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Address and password. */
@Schema(name = "LoginRequest")
public record LoginRequest(
    @Schema(examples = "\"buyer@yemae.test\"")
    @NotBlank(message = "이메일을 입력해주세요.") @Size(max = 254, message = "이메일은 254자 이하여야 합니다.") String email,
    @NotBlank(message = "비밀번호를 입력해주세요.") @Size(max = 128, message = "비밀번호는 128자 이하여야 합니다.") String password) {

    LoginAttempt attempt(Client client) {
        return new LoginAttempt(email, password, client);
    }

    @Override
    public String toString() {
        return "LoginRequest";
    }
}
