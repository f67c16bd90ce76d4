package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "br, gzip", "gzip;q=0.001", "gzip;q=1", "deflate,gzip ; q=0.5", "*",
        "identity;q=0, *;q=0.1", "*;q=0,gzip"})
    void gzipIsUsedIfTheClientAcceptsIt(String accepted) {
        assertThat(AcceptEncoding.acceptsGzip(accepted)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.0", "gzip; Q=0.000", "gzip;q=0, identity", "*;q=0",
        "gzip;q=0,*", "gzipped"})
    void gzipIsNotUsedOtherwise(String accepted) {
        assertThat(AcceptEncoding.acceptsGzip(accepted)).isFalse();
    }
}
