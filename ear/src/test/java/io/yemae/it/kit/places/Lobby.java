package io.yemae.it.kit.places;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The waiting room of a show, and what buyers and administrators do with it. */
public record Lobby(Api api, Stage stage, Show show) {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The waiting room of a new show with this many seats. */
    public static Lobby of(int seats) {
        return new Lobby(YemaeIT.api, YemaeIT.stage, YemaeIT.stage.show(seats));
    }

    public String event() {
        return show.event();
    }

    public Lobby threshold(int threshold) {
        change(Map.of("threshold", threshold)).expect(200);
        return this;
    }

    public Answer change(Object wanted) {
        return stage.administrator().patch("/api/admin/queue/" + event(), wanted);
    }

    /** The room as an administrator sees it. */
    public JsonNode room() {
        return stage.administrator().get("/api/admin/queue/" + event()).expect(200).json();
    }

    /** Pauses, resumes or clears. */
    public Answer say(String word) {
        return stage.administrator().raw("POST", "/api/admin/queue/" + event() + "/" + word, null, null).expect(200);
    }

    public JsonNode check(Buyer buyer) {
        return buyer.api().raw("POST", "/api/queue/check/" + event(), null, null).expect(200).json();
    }

    public JsonNode place(Buyer buyer) {
        return buyer.api().get("/api/queue/status/" + event()).expect(200).json();
    }

    public String status(Buyer buyer) {
        return place(buyer).get("status").asText();
    }

    public long position(Buyer buyer) {
        return place(buyer).get("position").asLong();
    }

    public void awaitAdmission(Buyer buyer) {
        await().atMost(SOON).until(() -> status(buyer).equals("active"));
    }

    public void leave(Buyer buyer) {
        buyer.api().raw("POST", "/api/queue/leave/" + event(), null, null).expect(200);
    }

    public Answer hold(Buyer buyer, int seat) {
        return buyer.hold(show, show.seats().get(seat));
    }

    public Answer token(Buyer buyer) {
        return buyer.api().post("/api/queue/tokens", Map.of("eventId", event()));
    }

    /** The place that a queue token identifies. */
    public Answer shown(String token) {
        return api.with("Queue-Token", token).get("/api/queue/position");
    }

    /** A hold that presents a queue token. */
    public Answer holdWith(String token, Buyer buyer, int seat) {
        return buyer.api().with("Queue-Token", token)
            .post("/api/seats/reserve", Map.of("eventId", event(), "seatIds", List.of(show.seats().get(seat))));
    }
}
