package io.yemae.account.rest;

import io.yemae.account.ChangeProfile;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Problem;
import io.yemae.shared.text.Language;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of one's own profile. A missing member is not changed. */
@Schema(name = "ChangeProfileRequest")
public record ChangeProfileRequest(
    @Schema(examples = "\"김예매\"")
    @Size(min = 1, max = AccountRules.LONGEST_NAME, message = AccountRules.NAME_MESSAGE)
    @Pattern(regexp = AccountRules.NO_LINK, message = AccountRules.NO_LINK_MESSAGE)
    String name,

    @Schema(examples = "\"010-1234-5678\"")
    @Pattern(regexp = AccountRules.PHONE, message = AccountRules.PHONE_MESSAGE)
    String phone,

    @Schema(description = "새 비밀번호. currentPassword와 함께 보낸다.")
    @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
    @Pattern(regexp = AccountRules.PASSWORD, message = AccountRules.PASSWORD_MESSAGE)
    @TextInput(TextKind.SECRET)
    String password,

    @Schema(description = "현재 비밀번호")
    @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
    @TextInput(TextKind.SECRET)
    String currentPassword,

    @Schema(description = "메일의 언어: ko, en")
    @Pattern(regexp = "ko|en", message = "언어는 ko나 en이어야 합니다.")
    String language) {

    ChangeProfile command() {
        if (password != null && currentPassword == null) {
            throw Problem.invalidField("currentPassword", "비밀번호를 바꾸려면 현재 비밀번호를 입력해주세요.");
        }
        if (password == null && currentPassword != null) {
            throw Problem.invalidField("password", "새 비밀번호를 입력해주세요.");
        }
        if (name == null && phone == null && password == null && language == null) {
            throw Problem.invalid("NOTHING_TO_CHANGE", "변경할 항목이 없습니다.");
        }
        return new ChangeProfile(name, phone, password, currentPassword, language == null ? null : Language.of(language));
    }

    @Override
    public String toString() {
        return "ChangeProfileRequest";
    }
}
