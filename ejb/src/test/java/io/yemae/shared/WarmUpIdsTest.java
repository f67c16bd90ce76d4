package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WarmUpIdsTest {

    @Test
    void idsOfWarmUpsAreDistinguishedFromAllOthers() {
        UUID id = WarmUpIds.of(-1L, 7);

        assertThat(WarmUpIds.contain(id)).isTrue();
        assertThat(WarmUpIds.contain(id.toString())).isTrue();
        assertThat(WarmUpIds.contain(Uuid7.next())).isFalse();
        assertThat(WarmUpIds.contain(Uuid7.next().toString())).isFalse();
        assertThat(WarmUpIds.contain(UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff"))).isFalse();
        assertThat(WarmUpIds.contain("platform")).isFalse();
    }

    /** What ends a warm-up removes all ids from the event's to the one with the same beginning and the highest number. */
    @Test
    void idsOfARunDifferInTheirLastEightDigitsOnly() {
        UUID first = WarmUpIds.of(0x1234_5678_9ABC_DEF0L, 0);

        assertThat(WarmUpIds.of(0x1234_5678_9ABC_DEF0L, 0x1F).toString()).isEqualTo(first.toString().substring(0, 28) + "0000001f");
        assertThat(first.toString()).endsWith("00000000");
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
    }

    @Test
    void idsOfDifferentRunsDiffer() {
        assertThat(WarmUpIds.of(1, 0)).isNotEqualTo(WarmUpIds.of(2, 0));
        assertThat(WarmUpIds.of(1L << 12, 0)).isNotEqualTo(WarmUpIds.of(1L << 13, 0));
    }
}
