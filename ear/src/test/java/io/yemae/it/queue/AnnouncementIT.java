package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.StatementCounts;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.wire.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Announcements to everybody who waits, and the waits that other limits would give. */
class AnnouncementIT extends YemaeIT {
    private static final Map<String, Object> SOON_OPEN =
        Map.of("korean", "곧 다시 시작합니다.", "english", "We go on soon.", "minutes", 30);

    @Test
    void anAnnouncementReachesEverybodyWhoWaitsUntilItIsWithdrawn() {
        Lobby lobby = Lobby.of(3).threshold(1);
        Buyer admitted = stage.buyer();
        Buyer waiting = stage.buyer();
        lobby.check(admitted);
        lobby.check(waiting);
        try (Socket socket = Socket.open("/ws/queue/" + lobby.event() + "?token=" + waiting.api().token())) {
            Answer made = announce(lobby, SOON_OPEN).expect(200);

            soon(() -> assertThat(lobby.place(waiting).at("/announcement/korean").asText()).isEqualTo("곧 다시 시작합니다."));
            soon(() -> assertThat(socket.data("queue-announcement").get(0).get("english").asText()).isEqualTo("We go on soon."));
            assertThat(lobby.place(waiting).get("announcement")).isEqualTo(made.json());
            assertThat(lobby.room().get("announcement")).isEqualTo(made.json());
            assertThat(lobby.place(admitted).has("announcement")).as("shown to somebody who does not wait").isFalse();
            StatementCounts before = StatementCounts.now();
            for (int poll = 0; poll < 50; poll++) {
                lobby.place(waiting);
            }
            assertThat(StatementCounts.now().since(before).of("queue_announcements")).as("reads by polls").isLessThan(25);

            administrator(lobby, "DELETE", null).expect(204);
            soon(() -> assertThat(lobby.place(waiting).has("announcement")).isFalse());
            soon(() -> assertThat(socket.data("queue-announcement")).hasSize(2).last().matches(JsonNode::isEmpty));
            administrator(lobby, "DELETE", null).expect(204);
        }
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? AND action LIKE 'queue.announce%' ORDER BY id",
            lobby.event())).containsExactly("queue.announce", "queue.announcement.withdraw");
    }

    @Test
    void anAnnouncementReplacesTheOneBeforeAndEndsByItself() {
        Lobby lobby = Lobby.of(3);
        announce(lobby, SOON_OPEN).expect(200);
        announce(lobby, changed("english", "No more seats.")).expect(200);
        assertThat(lobby.room().at("/announcement/english").asText()).isEqualTo("No more seats.");
        assertThat(sql.number("SELECT count(*) FROM queue_announcements WHERE event_id = ?::uuid", lobby.event())).isEqualTo(2);

        sql.update("UPDATE queue_announcements SET made_at = now() - interval '2 hours', expires_at = now() WHERE event_id = ?::uuid",
            lobby.event());
        assertThat(lobby.room().get("announcement").isNull()).isTrue();
        announce(lobby, SOON_OPEN).expect(200);
    }

    @Test
    void anAnnouncementNeedsBothLanguagesAndAnEnd() {
        Lobby lobby = Lobby.of(1);

        assertThat(announce(lobby, changed("english", " ")).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("english");
        assertThat(announce(lobby, changed("korean", "가".repeat(201))).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("korean");
        announce(lobby, changed("korean", "보이지\u202E않는")).expectProblem(400, "INVALID_REQUEST");
        announce(lobby, changed("minutes", 0)).expectProblem(400, "INVALID_REQUEST");
        announce(lobby, changed("minutes", null)).expectProblem(400, "INVALID_REQUEST");
        assertThat(lobby.room().get("announcement").isNull()).isTrue();
    }

    @Test
    void thePredictedWaitIsThatOfTheLastOneAndNeverRisesWithTheThreshold() {
        Lobby lobby = Lobby.of(3).threshold(2);
        List<Buyer> buyers = stage.crowd(5);
        buyers.forEach(lobby::check);
        Buyer last = buyers.get(4);
        soon(() -> assertThat(lobby.position(last)).isEqualTo(3));

        // The measured rate changes every second, perhaps between the two answers.
        soon(() -> assertThat(predict(lobby, "").expect(200).json().at("/current/estimatedWait").asLong())
            .isPositive().isEqualTo(lobby.place(last).get("estimatedWait").asLong()));
        JsonNode predicted = predict(lobby, "threshold=1,2,3,4,100").expect(200).json();
        assertThat(predicted.get("queueSize").asInt()).isEqualTo(3);
        List<Long> waits = StreamSupport.stream(predicted.get("predictions").spliterator(), false)
            .map(each -> each.get("estimatedWait").asLong()).toList();
        assertThat(waits.get(1)).as("with the present threshold").isEqualTo(predicted.at("/current/estimatedWait").asLong());
        assertThat(waits).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(waits.get(0)).isGreaterThan(waits.get(4));
        assertThat(predict(lobby, "threshold=100&rate=1").json().at("/predictions/0/estimatedWait").asLong()).isEqualTo(3);
        for (String bad : List.of("threshold=0", "threshold=1,x", "threshold=1000001", "rate=0", "rate=1,2", "threshold=,")) {
            predict(lobby, bad).expectProblem(400, "INVALID_REQUEST");
        }
        assertThat(lobby.room().get("threshold").asInt()).as("nothing has changed").isEqualTo(2);
    }

    private static Map<String, Object> changed(String member, Object value) {
        Map<String, Object> changed = new HashMap<>(SOON_OPEN);
        changed.put(member, value);
        return changed;
    }

    private static Answer announce(Lobby lobby, Map<String, Object> wanted) {
        return administrator(lobby, "PUT", wanted);
    }

    private static Answer administrator(Lobby lobby, String method, Map<String, Object> body) {
        String path = "/api/admin/queue/" + lobby.event() + "/announcement";
        return method.equals("PUT") ? stage.administrator().put(path, body) : stage.administrator().delete(path);
    }

    private static Answer predict(Lobby lobby, String query) {
        return stage.administrator().get("/api/admin/queue/" + lobby.event() + "/prediction?" + query);
    }
}
