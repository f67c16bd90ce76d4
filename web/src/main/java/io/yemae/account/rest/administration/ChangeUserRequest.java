package io.yemae.account.rest.administration;

import io.yemae.account.ChangeUser;
import io.yemae.shared.Problem;
import io.yemae.tokens.Role;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a user by an administrator. A missing member is not changed. */
@Schema(name = "ChangeUserRequest")
public record ChangeUserRequest(
    @Schema(examples = "\"operator\"")
    @Pattern(regexp = "user|door|operator|organiser|admin",
        message = "역할은 user, door, operator, organiser, admin 중 하나여야 합니다.")
    String role,

    @Schema(description = "true면 로그인할 수 없고 모든 로그인이 끝난다. false면 다시 로그인할 수 있다.", examples = "false")
    Boolean locked) {

    ChangeUser command() {
        if (role == null && locked == null) {
            throw Problem.invalidField("role", "역할이나 잠금 여부를 입력해주세요.");
        }
        return new ChangeUser(role == null ? null : Role.valueOf(role.toUpperCase(Locale.ROOT)), locked);
    }
}
