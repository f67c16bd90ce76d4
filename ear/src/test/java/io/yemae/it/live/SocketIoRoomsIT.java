package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.wire.SocketIo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The root namespace, as the pages of the system that requirement 2 comes from use it: a token on connecting, and rooms that are joined by
 * message.
 */
class SocketIoRoomsIT extends YemaeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void anEventRoomGetsSeatChanges(String transport) {
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(140_000);
        try (SocketIo page = connect(transport, stage.buyer().api().token())) {
            page.say("join-seat-selection", show.event());
            page.say("join-event", show.event());
            soon(() -> assertThat(page.data("room-info")).isNotEmpty());

            String reservation = buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201).at("/reservation/id");
            soon(() -> assertThat(page.data("seat-selected")).containsExactlyInAnyOrderElementsOf(seats(show, "locked")));
            buyer.payWithPoints(reservation).expect(200);
            soon(() -> assertThat(page.data("seat-selected")).hasSize(4).containsAll(seats(show, "reserved")));
            buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
            soon(() -> assertThat(page.data("seats-released")).containsExactlyInAnyOrderElementsOf(seats(show, "available")));
        }
    }

    @Test
    void anEventRoomGetsAvailabilityAndViewerCount() {
        Show show = stage.show(3);
        String grade = api.get("/api/events/" + show.event()).expect(200).at("/ticketTypes/0/id");
        try (SocketIo page = connect("websocket", null); SocketIo other = connect("websocket", null)) {
            page.say("join-event", show.event());
            soon(() -> assertThat(page.data("room-info")).contains(json(Map.of("eventId", show.event(), "userCount", 1))));
            other.say("join-event", show.event());
            soon(() -> assertThat(other.data("room-info")).contains(json(Map.of("eventId", show.event(), "userCount", 2))));
            JsonNode both = json(Map.of("eventId", show.event(), "userCount", 2));
            await().atMost(Duration.ofSeconds(10)).until(() -> page.data("room-info").contains(both));

            String reservation = stage.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
            JsonNode two = json(Map.of("ticketTypeId", grade, "availableQuantity", 2));
            soon(() -> assertThat(List.of(page, other)).allSatisfy(each -> assertThat(each.data("ticket-updated")).containsExactly(two)));
            assertThat(page.data("seat-selected")).as("of a room that it is not in").isEmpty();

            page.say("leave-event", show.event());
            await().atMost(Duration.ofSeconds(10)).until(() -> last(other.data("room-info")).get("userCount").asInt() == 1);
            sql.letHoldRunOut(reservation);
            soon(() -> assertThat(other.data("ticket-updated")).contains(json(Map.of("ticketTypeId", grade, "availableQuantity", 3))));
            assertThat(page.data("ticket-updated")).containsExactly(two);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aQueueRoomGetsQueueUpdatesAndOnlyTheOwnAdmission(String transport) {
        Lobby lobby = Lobby.of(5).threshold(1);
        Buyer inside = stage.buyer();
        Buyer next = stage.buyer();
        Buyer last = stage.buyer();
        List.of(inside, next, last).forEach(lobby::check);
        try (SocketIo nextPage = connect(transport, next.api().token()); SocketIo lastPage = connect(transport, last.api().token())) {
            nextPage.say("join-queue", lobby.event());
            lastPage.say("join-queue", lobby.event());
            soon(() -> assertThat(nextPage.data("queue-updated")).isNotEmpty());
            soon(() -> assertThat(lastPage.data("queue-updated")).isNotEmpty());
            JsonNode room = nextPage.data("queue-updated").get(0);
            assertThat(room.get("eventId").asText()).isEqualTo(lobby.event());
            assertThat(room.get("queueSize").asInt()).isEqualTo(2);

            lobby.leave(inside);
            soon(() -> assertThat(nextPage.data("queue-entry-allowed")).hasSize(1));
            JsonNode allowed = nextPage.data("queue-entry-allowed").get(0);
            assertThat(allowed.get("eventId").asText()).isEqualTo(lobby.event());
            assertThat(allowed.get("userId").asText()).isEqualTo(next.id());
            soon(() -> assertThat(last(lastPage.data("queue-updated")).get("queueSize").asInt()).isEqualTo(1));
            assertThat(lastPage.data("queue-entry-allowed")).isEmpty();

            lobby.say("clear");
            soon(() -> assertThat(lastPage.data("queue-cleared")).extracting(data -> data.get("message").asText())
                .containsExactly("관리자가 대기열을 초기화했습니다."));
        }
    }

    @Test
    void aReconnectingClientGetsItsPlaceAndFurtherUpdates() {
        Lobby lobby = Lobby.of(5).threshold(1);
        Buyer inside = stage.buyer();
        Buyer waiting = stage.buyer();
        lobby.check(inside);
        lobby.check(waiting);
        try (SocketIo page = connect("websocket", waiting.api().token())) {
            page.say("join-queue", lobby.event());
            soon(() -> assertThat(page.data("queue-updated")).isNotEmpty());
        }
        try (SocketIo again = connect("websocket", waiting.api().token())) {
            soon(() -> assertThat(again.data("session-restored")).containsExactly(json(Map.of("queueEventId", lobby.event()))));
            again.say("join-queue", lobby.event());
            lobby.leave(inside);
            soon(() -> assertThat(again.data("queue-entry-allowed")).hasSize(1));
        }
        try (SocketIo somebody = connect("websocket", stage.buyer().api().token())) {
            somebody.say("join-event", lobby.event());
            soon(() -> assertThat(somebody.data("room-info")).isNotEmpty());
            assertThat(somebody.data("session-restored")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aBadTokenIsRefused(String transport) {
        String token = stage.buyer().api().token();
        for (String bad : List.of("x", token.substring(0, token.length() - 3) + "abc")) {
            try (SocketIo page = SocketIo.join("", transport, Map.of("token", bad))) {
                soon(() -> assertThat(page.refusals()).hasSize(1));
                assertThat(page.isConnected()).isFalse();
                assertThat(page.refusals().get(0).at("/data/code").asText()).isEqualTo("INVALID_TOKEN");
            }
        }
    }

    @Test
    void refusedJoinsAreReportedAndUnknownMessagesIgnored() {
        Show show = stage.show(1);
        String unknown = UUID.randomUUID().toString();
        try (SocketIo page = connect("websocket", null)) {
            page.say("join-queue", show.event());
            page.say("join-event", unknown);
            page.say("join-seat-selection", unknown);
            page.say("join-seat-selection", "7");
            page.say("seat-selection-changed", show.event());
            page.say("join-event", show.event());

            soon(() -> assertThat(page.data("room-info")).hasSize(1));
            assertThat(page.data("join-refused")).extracting(refused -> refused.get("room").asText() + " " + refused.get("code").asText())
                .containsExactly("join-queue UNAUTHENTICATED", "join-event EVENT_NOT_FOUND", "join-seat-selection EVENT_NOT_FOUND",
                    "join-seat-selection INVALID_ID");
        }
    }

    private static SocketIo connect(String transport, String token) {
        Map<String, String> auth = new HashMap<>();
        auth.put("token", token);
        SocketIo page = SocketIo.join("", transport, auth);
        soon(() -> assertThat(page.isConnected()).isTrue());
        return page;
    }

    private static List<JsonNode> seats(Show show, String status) {
        return show.seats().stream().map(seat -> json(Map.of("eventId", show.event(), "seatId", seat, "status", status))).toList();
    }

    private static JsonNode last(List<JsonNode> messages) {
        return messages.get(messages.size() - 1);
    }

    private static JsonNode json(Map<String, Object> data) {
        return JSON.valueToTree(data);
    }
}
