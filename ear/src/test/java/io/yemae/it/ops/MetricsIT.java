package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Metrics of each event for Prometheus. */
class MetricsIT extends YemaeIT {
    private final Api management = new Api(Platform.management());

    @Test
    void viewsOfEventDetailsAreCounted() {
        String event = stage.show(1).event();

        api.get("/api/events/" + event).expect(200);
        api.get("/api/events/" + event).expect(200);
        api.get("/api/performances/" + event).expect(200);

        soon(() -> assertThat(exported("event_views_total", event)).isEqualTo(3));
    }

    @Test
    void unknownEventsMakeNoTimeSeries() {
        String nothing = UUID.randomUUID().toString();

        api.get("/api/events/" + nothing).expectProblem(404, "EVENT_NOT_FOUND");

        assertThat(management.get("/metrics").expect(200).text()).doesNotContain(nothing);
    }

    @Test
    void heldAndAvailableSeatsAreExported() {
        Show show = stage.show(5, Map.of("maxSeatsPerUser", 5));

        stage.buyer().hold(show, show.seats().get(0), show.seats().get(1)).expect(201);
        stage.buyer().hold(show, show.seats().get(1)).expectProblem(400, "SEATS_TAKEN");

        soon(() -> assertThat(exported("seats_reserved_total", show.event())).isEqualTo(2));
        atLast(() -> assertThat(exported("seats_available", show.event())).isEqualTo(3));
        stage.buyer().hold(show, show.seats().get(2)).expect(201);
        atLast(() -> assertThat(exported("seats_available", show.event())).isEqualTo(2));
        assertThat(exported("seats_reserved_total", show.event())).isEqualTo(3);
    }

    @Test
    void conversionIsExportedInPercentOfViews() {
        Show show = stage.show(4);
        Stage.Buyer holding = stage.buyer();
        Stage.Buyer paying = stage.buyerWithPoints(70_000);
        for (Api somebody : List.of(holding.api(), paying.api(), api.with("User-Agent", "one"), api.with("User-Agent", "other"))) {
            for (int i = 0; i < 3; i++) {
                somebody.get("/api/events/" + show.event()).expect(200);
            }
        }
        // A buyer without a counted view who cancels.
        Stage.Buyer direct = stage.buyer();
        for (int i = 0; i < 2; i++) {
            String held = direct.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            direct.api().post("/api/reservations/" + held + "/cancel", Map.of()).expect(200);
        }
        holding.hold(show, show.seats().get(0)).expect(201);
        paying.payWithPoints(paying.hold(show, show.seats().get(1)).expect(201).at("/reservation/id")).expect(200);

        atLast(() -> {
            assertThat(conversion("view", show.event())).isEqualTo(100);
            assertThat(conversion("queue", show.event())).isEqualTo(60);
            assertThat(conversion("reservation", show.event())).isEqualTo(60);
            assertThat(conversion("payment", show.event())).isEqualTo(20);
        });
    }

    @Test
    void waitingUsersAreExported() {
        Show show = stage.show(1);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1)).expect(200);

        for (int i = 0; i < 3; i++) {
            stage.buyer().api().raw("POST", "/api/queue/check/" + show.event(), null, null).expect(200);
        }

        soon(() -> assertThat(exported("queue_users", show.event())).isEqualTo(2));
        soon(() -> assertThat(exported("queue_wait_time_seconds", show.event())).isPositive());
    }

    /** Waits for the next update, which comes every five seconds. */
    private static void atLast(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(assertion);
    }

    private double conversion(String stage, String event) {
        return exported("conversion_funnel_rate", event + "\"[^}]*stage=\"" + stage);
    }

    private double exported(String metric, String event) {
        Matcher line = Pattern.compile("(?m)^" + metric + "\\{[^}]*event_id=\"" + event + "\"[^}]*} (\\S+)$")
            .matcher(management.get("/metrics").expect(200).text());
        assertThat(line.find()).as(metric + " of " + event).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
