package io.yemae.privacy.rest;

import io.yemae.privacy.DeleteAccount;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's request to delete the own account. */
@Schema(name = "DeleteAccountRequest")
public record DeleteAccountRequest(
    @Schema(description = "현재 비밀번호")
    @TextInput(TextKind.SECRET)
    @NotBlank(message = "비밀번호를 입력해주세요.") @Size(max = 128, message = "비밀번호는 128자 이하여야 합니다.") String password,

    @Schema(description = "남은 포인트를 포기하면 true")
    Boolean forfeitPoints) {

    DeleteAccount command() {
        return new DeleteAccount(password, Boolean.TRUE.equals(forfeitPoints));
    }

    @Override
    public String toString() {
        return "DeleteAccountRequest";
    }
}
