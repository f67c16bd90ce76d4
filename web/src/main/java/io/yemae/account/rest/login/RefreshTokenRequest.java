package io.yemae.account.rest.login;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The refresh token of a login, to continue or end it. A browser that has it as a cookie sends none. */
@Schema(name = "RefreshTokenRequest")
public record RefreshTokenRequest(
    @Schema(description = "쿠키로 받은 브라우저는 보내지 않는다.")
    @Size(max = 512, message = "refreshToken은 512자 이하여야 합니다.") String refreshToken) {
    static final String MISSING = "refreshToken을 입력해주세요.";

    @Override
    public String toString() {
        return "RefreshTokenRequest";
    }
}
