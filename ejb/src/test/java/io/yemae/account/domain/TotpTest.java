package io.yemae.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B: the last six of the eight digits there. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    @Test
    void clocksMayDifferByOneStep() {
        Instant now = Instant.ofEpochSecond(59);
        assertThat(Totp.step(SECRET, "287082", now.plusSeconds(30))).hasValue(1);
        assertThat(Totp.step(SECRET, "287082", now.minusSeconds(30))).hasValue(1);
        assertThat(Totp.step(SECRET, "287082", now.plusSeconds(60))).isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void secretsAreWrittenInBase32() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32(Totp.newSecret())).hasSize(32).matches("[A-Z2-7]+");
    }

    @Test
    void aRecoveryCodeIsTheSameHoweverItIsTypedAndForItsOwnerAlone() {
        UserId owner = UserId.next();
        RecoveryCode code = RecoveryCode.random();
        assertThat(code.value()).matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}");
        assertThat(new RecoveryCode(code.value().toLowerCase().replace("-", " ")).hash(owner)).isEqualTo(code.hash(owner));
        assertThat(code.hash(UserId.next())).isNotEqualTo(code.hash(owner));
    }
}
