package io.yemae.it.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The pages about events, which are prepared and sent many times: with tags, compressed, and never outdated. */
class EventPagesIT extends YemaeIT {
    /** A page is read anew after five seconds, even if it has missed a change. */
    private static final Duration BEFORE_IT_HEALS = Duration.ofSeconds(4);

    private final Show show = stage.show(3, Map.of("maxSeatsPerUser", 3));
    private final String event = show.event();
    private final String grade = api.get("/api/tickets/event/" + event).expect(200).at("/ticketTypes/0/id");
    private final String schedules = "/api/concerts/" + sql.number("SELECT number FROM events WHERE id = ?::uuid", event) + "/schedules";

    @Test
    void anUnchangedPageIsNotSentAgain() {
        for (String page : pages()) {
            // The free seats are read again every five seconds, and other events change lists.
            soon(() -> {
                Answer first = api.get(page).expect(200);
                String tag = first.headers().firstValue("ETag").orElseThrow();
                assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");

                assertThat(api.with("If-None-Match", tag).get(page).expect(304).text()).isEmpty();
                assertThat(api.with("If-None-Match", "W/\"older\"").get(page).expect(200).text()).isEqualTo(first.text());
            });
        }
    }

    @Test
    void aCompressedPageHasTheSameContent() {
        for (String page : pages()) {
            soon(() -> {
                String plain = api.get(page).expect(200).text();
                byte[] packed = api.with("Accept-Encoding", "gzip").download("application/json", page);
                assertThat(unpacked(packed)).isEqualTo(plain);
            });
        }
    }

    @Test
    void seatsThatAreTakenOrFreedAreCountedAtOnce() {
        Buyer buyer = stage.buyerWithPoints(1_000_000);
        assertThat(counts()).containsOnly(3L);
        assertThat(counts()).containsOnly(3L);

        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        awaitCounts(2);
        String bought = buyer.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        buyer.payWithPoints(bought).expect(200);
        awaitCounts(1);
        buyer.api().raw("POST", "/api/reservations/" + held + "/cancel", null, null).expect(200);
        awaitCounts(2);
    }

    @Test
    void anEventThatIsSoldOutIsShownSo() {
        Show last = stage.show(1);
        String detail = "/api/events/" + last.event();
        assertThat(api.get(detail).expect(200).at("/event/status")).isEqualTo("on_sale");
        assertThat(api.get(detail).expect(200).at("/event/status")).isEqualTo("on_sale");

        stage.buyer().hold(last, last.seats().get(0)).expect(201);

        await().pollInterval(Duration.ofMillis(20)).atMost(BEFORE_IT_HEALS)
            .until(() -> api.get(detail).expect(200).at("/event/status").equals("sold_out"));
    }

    @Test
    void unknownEventsHaveNoTag() {
        UUID unknown = UUID.randomUUID();

        assertThat(api.get("/api/events/" + unknown).expectProblem(404, "EVENT_NOT_FOUND").headers().firstValue("ETag")).isEmpty();
        assertThat(api.get("/api/performances/" + unknown + "/dates").expectProblem(404, "EVENT_NOT_FOUND").headers().firstValue("ETag"))
            .isEmpty();
        assertThat(api.get("/api/tickets/event/" + unknown).expect(200).json().get("ticketTypes")).isEmpty();
    }

    private void awaitCounts(long left) {
        await().pollInterval(Duration.ofMillis(20)).atMost(BEFORE_IT_HEALS).untilAsserted(() -> assertThat(counts()).containsOnly(left));
    }

    /** The free seats of the event, as each page has them. */
    private List<Long> counts() {
        return List.of(number("/api/events/" + event, "/ticketTypes/0/available_quantity"),
            number("/api/performances/" + event, "/grades/0/left"),
            number("/api/performances/" + event + "/dates", "/dates/0/grades/0/left"),
            number("/api/tickets/event/" + event, "/ticketTypes/0/available_quantity"),
            number("/api/tickets/availability/" + grade, "/available_quantity"),
            number(schedules, "/0/reservableAudienceCount"));
    }

    private static long number(String page, String member) {
        JsonNode node = api.get(page).expect(200).json().at(member);
        assertThat(node.isNumber()).as(page).isTrue();
        return node.asLong();
    }

    private List<String> pages() {
        return List.of("/api/events?limit=3", "/api/events/" + event, "/api/performances?limit=3", "/api/performances/" + event,
            "/api/performances/" + event + "/dates", "/api/tickets/event/" + event, "/api/tickets/availability/" + grade, "/api/concerts",
            schedules);
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
