package io.yemae.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.booking.ReservationView;
import io.yemae.tokens.SignedCodesFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryCodesTest {
    private EntryCodes codes;

    @BeforeEach
    void makeKeys(@TempDir Path directory) {
        codes = new EntryCodes(SignedCodesFixture.withKeysIn(directory));
    }

    @Test
    void aCodeContainsEventStartAndSeats() throws Exception {
        ReservationView reservation = Samples.confirmed("공연", Samples.seat("VIP", 1), Samples.seat("VIP", 2));

        JwtClaims claims = claimsOf(codes.codeOf(reservation).orElseThrow());

        assertThat(claims.getSubject()).isEqualTo(reservation.number());
        assertThat(claims.getStringClaimValue("event")).isEqualTo(reservation.event().value().toString());
        assertThat(claims.getClaimValue("start", Long.class)).isEqualTo(Samples.START.getEpochSecond());
        assertThat(claims.getStringListClaimValue("seats")).containsExactly("VIP-1-1", "VIP-1-2");
        assertThat(claims.getClaimValue("places", Long.class)).isEqualTo(2);
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(reservation.confirmedAt().getEpochSecond());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(Samples.START.plus(Duration.ofDays(1)).getEpochSecond());
    }

    @Test
    void aCodeForGeneralAdmissionContainsTheNumberOfPlaces() throws Exception {
        JwtClaims claims = claimsOf(codes.codeOf(Samples.confirmed("공연", Samples.standing(3))).orElseThrow());

        assertThat(claims.getClaimValue("places", Long.class)).isEqualTo(3);
        assertThat(claims.hasClaim("seats")).isFalse();
    }

    @Test
    void aCancelledReservationHasNoCode() {
        assertThat(codes.codeOf(Samples.cancelled("공연", Samples.seat("VIP", 1)))).isEmpty();
    }

    @Test
    void tenSeatsInSectionsWithLongNamesFitIntoAQrCode() throws Exception {
        ReservationView.Item[] seats = IntStream.range(0, 10).mapToObj(i -> Samples.seat("가".repeat(50), i))
            .toArray(ReservationView.Item[]::new);

        String code = codes.codeOf(Samples.confirmed("공연", seats)).orElseThrow();

        assertThat(QrReader.read(QrCode.of(code).png())).isEqualTo(code);
        assertThat(claimsOf(code).getClaimValue("places", Long.class)).isEqualTo(10);
        assertThat(code.length()).isLessThan(1_000);
        assertThat(claimsOf(codes.codeOf(Samples.confirmed("공연", List.of(seats).subList(0, 2).toArray(ReservationView.Item[]::new)))
            .orElseThrow()).hasClaim("seats")).isTrue();
    }

    private static JwtClaims claimsOf(String code) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(code);
        return JwtClaims.parse(signature.getUnverifiedPayload());
    }
}
