package io.yemae.account.rest.login;

import io.yemae.account.rest.AccountRules;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of the requests and responses about second factors. */
final class SecondFactorBodies {

    private SecondFactorBodies() {
    }

    /** Starts the enrolment, which requires the password. */
    @Schema(name = "EnrolSecondFactorRequest")
    public record Enrol(
        @Schema(description = "현재 비밀번호")
        @NotBlank(message = "비밀번호를 입력해주세요.")
        @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
        @TextInput(TextKind.SECRET)
        String password) {

        @Override
        public String toString() {
            return "Enrol";
        }
    }

    /** Completes the enrolment with a code of the authenticator. */
    @Schema(name = "ConfirmSecondFactorRequest")
    public record Confirm(
        @Schema(examples = "\"123456\"")
        @NotNull(message = AccountRules.CODE_MESSAGE) @Pattern(regexp = AccountRules.CODE, message = AccountRules.CODE_MESSAGE)
        String code) {

        @Override
        public String toString() {
            return "Confirm";
        }
    }

    /** Removes the factor. Requires the password, and a code or a recovery code. */
    @Schema(name = "DisableSecondFactorRequest")
    public record Disable(
        @Schema(description = "현재 비밀번호")
        @NotBlank(message = "비밀번호를 입력해주세요.")
        @Size(max = AccountRules.LONGEST_PASSWORD, message = AccountRules.PASSWORD_LENGTH_MESSAGE)
        @TextInput(TextKind.SECRET)
        String password,

        @Schema(examples = "\"123456\"")
        @Pattern(regexp = AccountRules.CODE, message = AccountRules.CODE_MESSAGE) String code,

        @Schema(description = "코드 대신")
        @Size(max = 64, message = "recoveryCode는 64자 이하여야 합니다.") String recoveryCode) {

        @Override
        public String toString() {
            return "Disable";
        }
    }

    /** The secret for the authenticator. It is shown only once. */
    @Schema(name = "SecondFactorSecret")
    public record Secret(@Schema(description = "base32. 인증 앱에 직접 입력할 때") String secret,
                         @Schema(description = "QR 코드로 보여 줄 otpauth URI") String uri) {

        static Secret of(String secret, String email) {
            String label = URLEncoder.encode("Yemae:" + email, StandardCharsets.UTF_8).replace("+", "%20");
            return new Secret(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Yemae&algorithm=SHA1&digits=6&period=30");
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** Recovery codes, for the case that the authenticator is lost. They are shown only once. */
    @Schema(name = "RecoveryCodes")
    public record RecoveryCodes(List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }

    /** Whether there is a confirmed factor. */
    @Schema(name = "SecondFactor")
    public record State(boolean enrolled, @Schema(description = "남은 복구 코드 수") int recoveryCodesLeft) {

        static State of(Optional<Integer> codesLeft) {
            return new State(codesLeft.isPresent(), codesLeft.orElse(0));
        }
    }
}
