package io.yemae.account.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    @Test
    void whatListsOfLeakedPasswordsBeginWithIsRefused() {
        for (String common : List.of("password1!", "Password123!", "P@ssw0rd1!", "!qwerty123", "1q2w3e4r!", "Qwer1234!", "abcd1234!",
            "Admin2024!!", "iloveyou1!",
                "12345678a!")) {
            assertThatThrownBy(() -> check(common)).as(common).isInstanceOf(Problem.class).hasMessageContaining("흔한");
        }
    }

    @Test
    void theNameAndTheBeginningOfTheAddressAreRefused() {
        for (String revealing : List.of("hong.gildong-1A!", "xHong.Gildong9!", "홍길동12345a!", Normalizer.normalize("홍길동12345a!",
            Normalizer.Form.NFD))) {
            assertThatThrownBy(() -> check(revealing)).as(revealing).isInstanceOf(Problem.class).hasMessageContaining("이름");
        }
    }

    @Test
    void everythingElseIsFine() {
        for (String good : List.of("Yemae-demo-1!", "Secret-123!", "correct horse 7 battery!", "password-of-mine-77?", "길동이는홍씨1a!")) {
            assertThatCode(() -> check(good)).as(good).doesNotThrowAnyException();
        }
        assertThatCode(() -> PasswordRules.check("Skimming-77!", "kim@yemae.test", "Kim")).as("short names turn up by chance")
            .doesNotThrowAnyException();
    }

    private static void check(String password) {
        PasswordRules.check(password, "hong.gildong@yemae.test", "홍 길동");
    }
}
