package io.yemae.account.rest.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An access token that another service received and wants to verify (requirement 2). */
@Schema(name = "VerifyTokenRequest")
public record VerifyTokenRequest(
    @NotBlank(message = "token을 입력해주세요.") @Size(max = 8192, message = "token은 8192자 이하여야 합니다.") String token) {

    @Override
    public String toString() {
        return "VerifyTokenRequest";
    }
}
