package io.yemae.account.rest.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token of a mailed link. */
@Schema(name = "LinkRequest")
public record LinkRequest(
    @Schema(description = "메일의 링크에서 # 뒤 = 다음의 값")
    @NotBlank(message = "token을 입력해주세요.") @Size(max = 200, message = "token은 200자 이하여야 합니다.") String token) {

    @Override
    public String toString() {
        return "LinkRequest";
    }
}
