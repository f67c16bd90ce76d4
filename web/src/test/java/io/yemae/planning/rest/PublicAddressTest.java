package io.yemae.planning.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    private final PublicAddress.Rule rule = new PublicAddress.Rule();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://example.com/p.png", "http://img.example.co.kr:8080/a/b.jpg?x=1&y=%20#f", "HTTPS://xn--9d0b.kr/포스터.png",
        "https://yemae.test/p.png"})
    void aPublicAddressIsTaken(String address) {
        assertThat(rule.isValid(address, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/p.png", "ftp://example.com/p.png", "javascript:alert(1)", "https:example.com", "https:///p.png",
        "https://user:secret@example.com/p.png", "https://example.com@evil.example.com/", "https://example.com/a b",
        "https://example.com/\"x",
        "https://example.com/'x", "https://example.com/<x>", "https://example.com\\@evil.example.com", "http://localhost/p.png",
        "http://localhost:8080/",
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0x1/", "http://017700000001/",
        "http://10.0.0.1/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[fd00::1]/",
        "http://printer/",
        "http://db.internal/", "http://nas.local/", "http://a.localhost/", "https://example.com./p.png", "https://exa_mple.com/p.png"})
    void anythingElseIsNot(String address) {
        assertThat(rule.isValid(address, null)).isFalse();
    }
}
