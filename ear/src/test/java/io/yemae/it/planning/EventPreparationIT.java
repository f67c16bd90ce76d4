package io.yemae.it.planning;

import static io.yemae.it.planning.EventDesk.audited;
import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.changeGrade;
import static io.yemae.it.planning.EventDesk.fields;
import static io.yemae.it.planning.EventDesk.form;
import static io.yemae.it.planning.EventDesk.later;
import static io.yemae.it.planning.EventDesk.performances;
import static io.yemae.it.planning.EventDesk.put;
import static io.yemae.it.planning.EventDesk.showing;
import static io.yemae.it.planning.EventDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an organiser needs before a sale opens: copies, the checklist, several performances at once, and previews of cancellations. */
class EventPreparationIT extends YemaeIT {

    @Test
    void aCopyHasEverythingSoManyDaysLaterExceptCancelledPerformances() {
        Show show = upcoming(3, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString())),
            "holdMinutes", 7, "saleStart", later(1).toString(), "grades", List.of(Map.of("name", "자유석", "price", 1_000, "quantity", 2))));
        String path = "/api/admin/events/" + show.event();
        stage.administrator().post(performances(show) + "/" + form(show.event()).at("/performances/1/id").asText() + "/cancel",
            Map.of("reason", "사정")).expect(200);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 77)).expect(200);
        String code = "COPY-" + System.nanoTime();
        code(show.event(), code).expect(201);
        JsonNode original = form(show.event());

        String copy = stage.administrator().post(path + "/copy", Map.of("title", "앙코르", "shiftDays", 30)).expect(201).at("/id");

        JsonNode copied = form(copy);
        assertThat(copied.get("title").asText()).isEqualTo("앙코르");
        assertThat(copied.get("holdMinutes").asInt()).isEqualTo(7);
        assertThat(copied.get("saleStart").asText()).isEqualTo(later(31).toString());
        assertThat(copied.get("performances").findValuesAsText("startsAt")).containsExactly(later(37).toString());
        assertThat(copied.at("/performances/0/total").asInt()).isEqualTo(5);
        assertThat(copied.get("grades").findValuesAsText("name")).isEqualTo(original.get("grades").findValuesAsText("name"));
        assertThat(stage.administrator().get("/api/admin/queue/" + copy).expect(200).at("/threshold")).isEqualTo("77");
        JsonNode codes = stage.administrator().get("/api/admin/events/" + copy + "/discount-codes").expect(200).json().get("discountCodes");
        assertThat(codes.findValuesAsText("code")).containsExactly(code);
        assertThat(Instant.parse(codes.at("/0/endsAt").asText())).isEqualTo(later(35));
        assertThat(audited(copy)).containsExactly("event.copy");
        assertThat(form(show.event())).as("the original").isEqualTo(original);
    }

    @Test
    void aCopyNeitherOpensAtOnceNorTakesPlaceInThePastOrAtTheSameTime() {
        Show show = stage.show(1);
        String path = "/api/admin/events/" + show.event() + "/copy";
        String start = later(2).toString();

        assertThat(stage.administrator().post(path, Map.of("shiftDays", 0)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("saleStart");
        stage.administrator().post(path, Map.of("shiftDays", 0, "saleStart", start)).expectProblem(409, "PERFORMANCES_OVERLAP");
        stage.administrator().post(path, Map.of("shiftDays", -1)).expectProblem(400, "INVALID_REQUEST");
        String empty = stage.administrator().post(path, Map.of("shiftDays", 0, "saleStart", start, "performances", false)).expect(201)
            .at("/id");
        assertThat(form(empty).get("performances")).isEmpty();
    }

    @Test
    void theChecklistNamesWhatIsMissingUntilItIsMended() {
        Show show = upcoming(1, Map.of("saleStart", later(8).toString(), "saleEnd", later(9).toString()));
        String performance = form(show.event()).at("/performances/0/id").asText();
        stage.administrator().raw("POST", "/api/admin/queue/" + show.event() + "/pause", null, null).expect(200);
        String code = "LATE-" + System.nanoTime();
        code(show.event(), code).expect(201);

        JsonNode before = checklist(show.event());

        assertThat(before.get("ready").asBoolean()).isFalse();
        assertThat(before.get("opensAt").asText()).isEqualTo(later(8).toString());
        assertThat(codes(before)).containsExactlyInAnyOrder("DESCRIPTION_MISSING", "ENGLISH_MISSING", "POSTER_MISSING",
            "PERFORMANCE_BEFORE_SALE", "WAITING_ROOM_PAUSED", "DISCOUNT_CODE_OUTSIDE_SALE");
        assertThat(before.findValues("performanceIds").toString()).contains(performance);

        change(show.event(), Map.of("description", "설명", "englishTitle", "Title", "englishDescription", "About",
            "posterImageUrl", "https://yemae.test/p.png", "saleStart", later(1).toString())).expect(200);
        stage.administrator().raw("POST", "/api/admin/queue/" + show.event() + "/resume", null, null).expect(200);
        JsonNode after = checklist(show.event());
        assertThat(codes(after)).isEmpty();
        assertThat(after.get("ready").asBoolean()).isTrue();
    }

    @Test
    void severalPerformancesAreAddedOrNone() {
        Show show = stage.show(2);
        String path = performances(show) + "/batch";

        Answer refused = stage.administrator().post(path, batch(show.event(), later(10), later(11), later(10)));
        assertThat(refused.expectProblem(409, "PERFORMANCES_OVERLAP").at("/fields/0/field")).isEqualTo("performances[2]");
        assertThat(form(show.event()).get("performances")).hasSize(1);

        JsonNode added = stage.administrator().post(path, batch(show.event(), later(10), later(11))).expect(201).json();
        assertThat(added.get("performances").findValuesAsText("total")).containsExactly("2", "2", "2");
    }

    @Test
    void anOutdatedChangeIsAnsweredWithTheValuesOfNow() {
        Show show = stage.show(1);
        ObjectNode outdated = fields(show.event());
        int version = version(show.event());
        JsonNode form = change(show.event(), Map.of("title", "그 사이")).expect(200).json();

        JsonNode ofEvent = put("/api/admin/events/" + show.event(), outdated).expectProblem(409, "CHANGED_MEANWHILE").json().get("current");
        assertThat(ofEvent.get("title").asText()).isEqualTo("그 사이");
        assertThat(ofEvent.get("version").asInt()).isEqualTo(form.get("version").asInt());
        assertThat(ofEvent.get("saleStart")).isEqualTo(form.get("saleStart"));
        assertThat(ofEvent.get("venueId")).isEqualTo(form.get("venueId"));
        Map<String, Object> old = new HashMap<>(Map.of("version", version, "price", 1));
        assertThat(changeGrade(show.event(), 0, old).expectProblem(409, "CHANGED_MEANWHILE").at("/current/price")).isEqualTo("70000");
        assertThat(put(performances(show) + "/" + form.at("/performances/0/id").asText(), EventDesk.performance(version, later(20)))
            .expectProblem(409, "CHANGED_MEANWHILE").at("/current/startsAt")).isEqualTo(form.at("/performances/0/startsAt").asText());
    }

    @Test
    void aPreviewSaysWhomACancellationTouchesAndWhatGoesBack() {
        Show show = stage.show(4, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString())),
            "maxSeatsPerUser", 4));
        Buyer buyer = stage.buyerWithPoints(140_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201).at("/reservation/id")).expect(200);
        stage.buyer().hold(show, show.seats().get(2)).expect(201);
        String path = "/api/admin/events/" + show.event();
        JsonNode form = form(show.event());

        JsonNode all = stage.administrator().get(path + "/cancellation").expect(200).json();
        JsonNode first = stage.administrator().get(performance(path, form, 0)).expect(200).json();
        JsonNode second = stage.administrator().get(performance(path, form, 1)).expect(200).json();

        assertThat(all.get("performances").asInt()).isEqualTo(2);
        assertThat(first).isEqualTo(((ObjectNode) all.deepCopy()).put("performances", 1));
        assertThat(all.get("buyers").asInt()).isEqualTo(2);
        assertThat(all.get("reservations").asInt()).isEqualTo(1);
        assertThat(all.get("holds").asInt()).isEqualTo(1);
        assertThat(all.get("seats").asInt()).isEqualTo(3);
        assertThat(all.get("refundPoints").asLong()).isEqualTo(140_000);
        assertThat(all.get("refundTotal").asLong()).isEqualTo(140_000);
        assertThat(second.get("buyers").asInt()).isZero();
        assertThat(form(show.event())).as("nothing is changed").isEqualTo(form);

        stage.administrator().post(path + "/cancel", Map.of("reason", "사정")).expect(200);
        soon(() -> assertThat(buyer.balance()).isEqualTo(all.get("refundPoints").asLong()));
        String unknown = UUID.randomUUID().toString();
        stage.administrator().get("/api/admin/events/" + unknown + "/cancellation").expectProblem(404, "EVENT_NOT_FOUND");
        stage.administrator().get(path + "/performances/" + unknown + "/cancellation").expectProblem(404, "PERFORMANCE_NOT_FOUND");
    }

    @Test
    void aCodeOfOneEventIsValidThereAloneAndComesBeforeTheOneForAll() {
        Show own = stage.show(1);
        Show other = stage.show(1);
        String code = "OWN-" + System.nanoTime();
        Buyer buyer = stage.buyer();
        String ownHold = buyer.hold(own, own.seats().get(0)).expect(201).at("/reservation/id");
        String otherHold = buyer.hold(other, other.seats().get(0)).expect(201).at("/reservation/id");

        String id = code(own.event(), code).expect(201).at("/id");
        assertThat(quote(buyer, ownHold, code).expect(200).at("/total")).isEqualTo("35000");
        quote(buyer, otherHold, code).expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
        code(own.event(), code).expectProblem(409, "DISCOUNT_CODE_TAKEN");
        code(UUID.randomUUID().toString(), code).expectProblem(404, "EVENT_NOT_FOUND");

        Map<String, Object> forAll = new HashMap<>(request(code));
        forAll.put("percent", 10);
        stage.administrator().post("/api/admin/discount-codes", forAll).expect(201);
        stage.administrator().post("/api/admin/discount-codes", forAll).expectProblem(409, "DISCOUNT_CODE_TAKEN");
        assertThat(quote(buyer, ownHold, code).expect(200).at("/total")).isEqualTo("35000");
        assertThat(quote(buyer, otherHold, code).expect(200).at("/total")).isEqualTo("63000");
        String path = "/api/admin/events/%s/discount-codes/" + id;
        stage.administrator().delete(path.formatted(other.event())).expectProblem(404, "DISCOUNT_CODE_NOT_FOUND");
        stage.administrator().delete(path.formatted(own.event())).expect(204);
        quote(buyer, ownHold, code).expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
    }

    @Test
    void theListOfEventsGoesOnWhereItEnded() {
        String word = "keyset" + System.nanoTime();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(0, stage.createEvent(1, Map.of("title", word)).expect(201).at("/id"));
        }
        String path = "/api/admin/events?limit=2&q=" + word;

        JsonNode first = stage.administrator().get(path).expect(200).json();
        stage.createEvent(1, Map.of("title", word)).expect(201);
        JsonNode second = stage.administrator().get(path + "&after=" + first.get("next").asText()).expect(200).json();

        assertThat(first.get("events").findValuesAsText("id")).isEqualTo(events.subList(0, 2));
        assertThat(second.get("events").findValuesAsText("id")).isEqualTo(events.subList(2, 3));
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.get("total").asInt()).isEqualTo(4);
        stage.administrator().get(path + "&after=7").expectProblem(400, "INVALID_ID");
    }

    private static Show upcoming(int seats, Map<String, Object> changes) {
        return new Show(stage.createEvent(seats, changes).expect(201).at("/id"), List.of());
    }

    private static String performance(String path, JsonNode form, int index) {
        return path + "/performances/" + form.at("/performances/" + index + "/id").asText() + "/cancellation";
    }

    private static JsonNode checklist(String event) {
        return stage.administrator().get("/api/admin/events/" + event + "/checklist").expect(200).json();
    }

    private static List<String> codes(JsonNode checklist) {
        return StreamSupport.stream(checklist.get("lines").spliterator(), false)
            .filter(line -> !line.get("code").isNull())
            .peek(line -> assertThat(line.get("severity").asText()).isNotEqualTo("ok"))
            .map(line -> line.get("code").asText())
            .toList();
    }

    private static Map<String, Object> batch(String event, Instant... starts) {
        return Map.of("version", version(event), "performances", Stream.of(starts).map(start -> showing(start.toString())).toList());
    }

    private static Answer quote(Buyer buyer, String reservation, String code) {
        return buyer.api().post("/api/payments/quote", Map.of("reservationId", reservation, "discountCode", code));
    }

    private static Answer code(String event, String code) {
        return stage.administrator().post("/api/admin/events/" + event + "/discount-codes", request(code));
    }

    /** Valid until in five days. */
    private static Map<String, Object> request(String code) {
        Instant start = later(0).minus(Duration.ofDays(1));
        return Map.of("code", code, "percent", 50, "startsAt", start.toString(), "endsAt", later(5).toString());
    }
}
