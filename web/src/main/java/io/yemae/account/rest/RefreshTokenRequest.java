package io.yemae.account.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The refresh token of a login, to continue or end it. */
@Schema(name = "RefreshTokenRequest")
public record RefreshTokenRequest(
    @NotBlank(message = "refreshToken을 입력해주세요.") @Size(max = 512, message = "refreshToken은 512자 이하여야 합니다.") String refreshToken) {

    @Override
    public String toString() {
        return "RefreshTokenRequest";
    }
}
