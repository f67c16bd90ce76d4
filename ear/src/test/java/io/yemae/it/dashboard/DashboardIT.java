package io.yemae.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard's figures of now and of today. Other tests change them too, so the tests compare differences. */
class DashboardIT extends YemaeIT {
    private static final String PATH = "/api/admin/dashboard";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Api administrator = stage.administrator();

    /** Holds of other tests would expire during these tests. */
    @BeforeEach
    void endAllHolds() {
        sql.update("UPDATE reservations SET expires_at = now() WHERE status = 'pending'");
    }

    @Test
    void holdsPaymentsAndCancellationsChangeTheFigures() {
        Show show = stage.show(3);
        JsonNode before = figures();
        Buyer holder = stage.buyer();
        holder.hold(show, show.seats().get(0)).expect(201);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String paid = paid(buyer, show, 1);

        JsonNode after = figures();
        assertThat(moved(before, after, "/now/liveHolds")).isOne();
        assertThat(moved(before, after, "/today/confirmed")).isOne();
        assertThat(moved(before, after, "/today/revenue")).isEqualTo(70_000);
        assertThat(moved(before, after, "/today/cancelled")).isZero();
        assertThat(moved(before, after, "/today/registered")).isEqualTo(2);
        assertThat(moved(before, after, "/days/13/sales")).isEqualTo(70_000);

        buyer.api().post("/api/reservations/" + paid + "/cancel", Map.of()).expect(200);

        JsonNode cancelled = figures();
        assertThat(moved(before, cancelled, "/today/confirmed")).isOne();
        assertThat(moved(before, cancelled, "/today/cancelled")).isOne();
        assertThat(moved(before, cancelled, "/today/revenue")).isZero();
        assertThat(moved(before, cancelled, "/days/13/sales")).isEqualTo(70_000);
        assertThat(moved(before, cancelled, "/days/13/refunds")).isEqualTo(70_000);
    }

    @Test
    void aReleasedHoldIsNoCancellation() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        JsonNode before = figures();
        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.api().post("/api/reservations/" + held + "/cancel", Map.of()).expect(200);

        JsonNode after = figures();
        assertThat(moved(before, after, "/now/liveHolds")).isZero();
        assertThat(moved(before, after, "/today/cancelled")).isZero();
        assertThat(moved(before, after, "/days/13/refunds")).isZero();
    }

    @Test
    void theFourteenDaysAreDaysInSeoulAndEndToday() {
        LocalDate today = LocalDate.now(SEOUL);
        String paid = paid(stage.buyerWithPoints(70_000), stage.show(1), 0);
        JsonNode before = figures();
        // The last moment of a day in Seoul is an afternoon in UTC.
        Instant lateTheDayBeforeYesterday = today.minusDays(1).atStartOfDay(SEOUL).toInstant().minusMillis(1);
        sql.update("UPDATE reservations SET confirmed_at = ?::timestamptz WHERE id = ?::uuid", lateTheDayBeforeYesterday.toString(), paid);
        JsonNode after = figures();

        assertThat(after.get("days")).hasSize(14);
        assertThat(after.at("/days/0/day").asText()).isEqualTo(today.minusDays(13).toString());
        assertThat(after.at("/days/13/day").asText()).isEqualTo(today.toString());
        assertThat(moved(before, after, "/days/13/sales")).isEqualTo(-70_000);
        assertThat(moved(before, after, "/days/12/sales")).isZero();
        assertThat(moved(before, after, "/days/11/sales")).isEqualTo(70_000);
        assertThat(moved(before, after, "/days/11/revenue")).isEqualTo(70_000);
    }

    @Test
    void anEventThatSellsTodayComesFirstWithItsSeats() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 10));
        Buyer buyer = stage.buyerWithPoints(7 * 70_000);
        String reservation = buyer.hold(show, show.seats().subList(0, 7).toArray(String[]::new)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        stage.buyer().hold(show, show.seats().get(7), show.seats().get(8)).expect(201);

        soon(() -> {
            JsonNode event = event(figures(), show.event());
            assertThat(event.get("soldToday").asLong()).isEqualTo(490_000);
            assertThat(event.get("seatsSold").asLong()).isEqualTo(7);
            assertThat(event.get("seatsHeld").asLong()).isEqualTo(2);
            assertThat(event.get("seatsFree").asLong()).isEqualTo(1);
        });
        JsonNode events = figures().get("events");
        assertThat(events.size()).isBetween(1, 20);
        assertThat(StreamSupport.stream(events.spliterator(), false).map(each -> each.get("soldToday").asLong()))
            .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    private JsonNode figures() {
        return administrator.get(PATH).expect(200).json();
    }

    private static JsonNode event(JsonNode figures, String id) {
        return StreamSupport.stream(figures.get("events").spliterator(), false)
            .filter(each -> each.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No event " + id + " in " + figures));
    }

    private static long moved(JsonNode before, JsonNode after, String figure) {
        return after.at(figure).asLong() - before.at(figure).asLong();
    }

    private static String paid(Buyer buyer, Show show, int seat) {
        String reservation = buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }
}
