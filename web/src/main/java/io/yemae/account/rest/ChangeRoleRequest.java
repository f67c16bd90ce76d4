package io.yemae.account.rest;

import io.yemae.account.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody is to be. */
@Schema(name = "ChangeRoleRequest")
public record ChangeRoleRequest(
    @NotNull(message = "역할을 입력해주세요.")
    @Pattern(regexp = "user|operator|admin", message = "역할은 user, operator, admin 중 하나여야 합니다.")
    String role) {

    Role wanted() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }
}
