package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class Uuid7Test {

    @Test
    void anIdContainsVersionVariantAndMillisecond() {
        UUID id = Uuid7.at(1_700_000_000_123L);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_123L);
    }

    @Test
    void idsOfOneBatchAscendInTheSortOrderOfTheDatabase() {
        UUID[] ids = Uuid7.ascending(10_000);

        String[] texts = Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
        assertThat(texts).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void idsOfOneBlockAscendAndShareTheirRandomBitsWithNoOtherBlock() {
        UUID[] ids = Uuid7.block(10_000);

        assertThat(Arrays.stream(ids).map(UUID::toString)).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(Arrays.stream(ids).map(UUID::getLeastSignificantBits).distinct()).hasSize(1)
            .doesNotContain(Uuid7.block(1)[0].getLeastSignificantBits());
    }

    @Test
    void theCanonicalFormIsParsed() {
        UUID id = Uuid7.next();

        assertThat(Uuid7.parse(id.toString())).contains(id);
        assertThat(Uuid7.parse(id.toString().toUpperCase())).contains(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"1-1-1-1-1", "0190a5e4-7c1b-7def-8abc-0123456789ab ", "0190a5e4-7c1b-7def-8abc-0123456789a",
        "'; DROP TABLE users; --"})
    void otherFormsAreRefused(String text) {
        assertThat(Uuid7.parse(text)).isEmpty();
    }

    @Test
    void valuesOtherThanTextAreRefused() {
        assertThat(Uuid7.parse(7)).isEmpty();
    }
}
