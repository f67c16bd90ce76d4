package io.yemae.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReservationNumberTest {

    @Test
    void aNumberIsTkThirteenDigitsAndFiveCapitalsOrDigits() {
        assertThat(ReservationNumber.next(Instant.now())).matches("TK[0-9]{13}[A-Z0-9]{5}");
        assertThat(ReservationNumber.next(Instant.ofEpochMilli(1))).startsWith("TK0000000000001");
    }
}
