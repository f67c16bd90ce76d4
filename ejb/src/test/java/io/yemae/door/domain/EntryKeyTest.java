package io.yemae.door.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryKeyTest {
    private static final PerformanceId PERFORMANCE = new PerformanceId(UUID.fromString("01a2201f-f5d9-745b-910e-4bc07a7a1f13"));
    private static final EntryKey KEY = EntryKey.of(new byte[32], PERFORMANCE);

    @Test
    void aMacIsThatOfItsNumberAndStep() {
        String mac = KEY.mac("TK1", 59_858_044);

        assertThat(mac).matches("[A-Za-z0-9_-]{14}");
        assertThat(KEY.hasMade(mac, "TK1", 59_858_044)).isTrue();
        assertThat(KEY.hasMade(mac, "TK1", 59_858_045)).isFalse();
        assertThat(KEY.hasMade(mac, "TK2", 59_858_044)).isFalse();
        assertThat(EntryKey.of(new byte[32], new PerformanceId(UUID.randomUUID())).hasMade(mac, "TK1", 59_858_044)).isFalse();
    }

    @Test
    void thePresentStepAndItsNeighboursAreValid() {
        Instant now = Instant.ofEpochSecond(3_000_000_000L);
        long present = EntryKey.stepAt(now);

        assertThat(present).isEqualTo(100_000_000);
        assertThat(EntryKey.stepAt(now.plusSeconds(29))).isEqualTo(present);
        for (int offset = -1; offset <= 1; offset++) {
            assertThat(EntryKey.isPresent(present + offset, now)).isTrue();
        }
        assertThat(EntryKey.isPresent(present - 2, now)).isFalse();
        assertThat(EntryKey.isPresent(present + 2, now)).isFalse();
    }

    @Test
    void aCodeIsReadInItsParts() {
        assertThat(ScannedCode.parse("a.b.c~12~x-_Y")).contains(new ScannedCode("a.b.c", 12L, "x-_Y"));
        assertThat(ScannedCode.parse("a.b.c").orElseThrow().isOnPaper()).isTrue();
        for (String other : new String[] {"", "~", "a~", "a~1", "a~x~y", "a~1~y~z", "a~9999999999999~y"}) {
            assertThat(ScannedCode.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void aMaskedNameHasItsFirstAndLastCharacter() {
        assertThat(MaskedName.of("김예매")).isEqualTo("김*매");
        assertThat(MaskedName.of("남궁예매")).isEqualTo("남**매");
        assertThat(MaskedName.of("이민")).isEqualTo("이*");
        assertThat(MaskedName.of("Kim")).isEqualTo("K*m");
        assertThat(MaskedName.of("김")).isEqualTo("김");
        assertThat(MaskedName.of(null)).isNull();
    }
}
