package io.yemae.account.rest;

import io.yemae.account.RegisterUser;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules of requirement 1, 1.1. */
@Schema(name = "RegisterRequest")
public record RegisterRequest(
    @Schema(examples = "\"김예매\"")
    @NotNull(message = "이름을 입력해주세요.")
    @Pattern(regexp = "\\S(?U:[^\\p{Cntrl}]{0,98}\\S)?", message = "이름은 1자 이상 100자 이하여야 하고, 빈칸으로 시작하거나 끝날 수 없습니다.")
    String name,

    @Schema(examples = "\"buyer@example.com\"")
    @NotNull(message = "이메일을 입력해주세요.")
    @Size(max = 254, message = "이메일은 254자 이하여야 합니다.")
    @Email(regexp = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}", message = "올바른 이메일 형식이 아닙니다.")
    String email,

    @Schema(examples = "\"Secret-123!\"")
    @NotNull(message = "비밀번호를 입력해주세요.")
    @Size(max = 128, message = "비밀번호는 128자 이하여야 합니다.")
    @Pattern(regexp = "(?=.*[A-Za-z])(?=.*[0-9])(?=.*[^A-Za-z0-9\\s])[^\\p{Cntrl}]{8,}",
        message = "비밀번호는 8자 이상이며 영문, 숫자, 특수문자를 모두 포함해야 합니다.")
    String password,

    @Schema(examples = "\"010-1234-5678\"")
    @NotNull(message = "연락처를 입력해주세요.")
    @Pattern(regexp = "010-[0-9]{4}-[0-9]{4}", message = "연락처는 010-XXXX-XXXX 형식이어야 합니다.")
    String phone) {

    RegisterUser command() {
        return new RegisterUser(name, email, password, phone);
    }

    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
