package io.yemae.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwsTest {
    private static final String TOKEN = encoded("{\"alg\":\"RS256\"}") + "." + encoded("{\"sub\":\"7\"}") + "." + encoded("signature");

    @Test
    void theCanonicalSpellingIsAccepted() {
        assertThat(Jws.isCanonical(TOKEN)).isTrue();
        for (String part : List.of("AA", "Ag", "AAA", "AAE", "AAAA", "-_-_")) {
            assertThat(Jws.isCanonical(part + "." + part + "." + part)).as(part).isTrue();
        }
    }

    @Test
    void everyOtherSpellingIsRefused() {
        for (String other : List.of(TOKEN + "=", TOKEN + "===", TOKEN + "!!!", TOKEN + " ", " " + TOKEN, TOKEN + "\t", TOKEN + "é", TOKEN
            + ".", TOKEN + "\n",
                TOKEN.replaceFirst("\\.", " ."), TOKEN.replaceFirst("\\.", "=."), TOKEN.replace('.', '!'), TOKEN.substring(0,
                    TOKEN.lastIndexOf('.') + 1),
                TOKEN.substring(0, TOKEN.lastIndexOf('.')), "." + TOKEN, "", "..", "A.A.A", "AB.AA.AA", "AA.AAB.AA", "AA.AA.AAAAA",
                    "+/+/.AAAA.AAAA")) {
            assertThat(Jws.isCanonical(other)).as(other).isFalse();
        }
    }

    @Test
    void tokensOfMoreThanFourKilobytesAreRefused() {
        String rest = ".AAAA.AAAA";
        assertThat(Jws.isCanonical("A".repeat(Jws.LONGEST - rest.length() - 2) + rest)).isTrue();
        assertThat(Jws.isCanonical("A".repeat(Jws.LONGEST) + rest)).isFalse();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
