package io.yemae.it.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Administration of events, their performances and venues. */
public final class EventDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    private static final List<String> CHANGEABLE = List.of("version", "title", "description", "artist", "category", "venueId",
        "runningMinutes",
        "posterImageUrl", "saleStart", "saleEnd", "seatLayoutId", "holdMinutes", "maxSeatsPerUser", "cancelHoursBefore", "englishTitle",
        "englishArtist", "englishDescription");

    private EventDesk() {
    }

    public static JsonNode form(String event) {
        return YemaeIT.stage.administrator().get("/api/admin/events/" + event).expect(200).json();
    }

    public static int version(String event) {
        return form(event).get("version").asInt();
    }

    /** The unchanged form of an event, to be sent back with changes. */
    public static ObjectNode fields(String event) {
        return ((ObjectNode) form(event)).retain(CHANGEABLE);
    }

    public static Answer change(String event, Map<String, Object> changes) {
        ObjectNode body = fields(event);
        body.setAll(JSON.<ObjectNode>valueToTree(changes));
        return put("/api/admin/events/" + event, body);
    }

    public static Answer changeGrade(String event, int index, Map<String, Object> changes) {
        JsonNode form = form(event);
        ObjectNode grade = ((ObjectNode) form.at("/grades/" + index)).deepCopy();
        String id = grade.get("id").asText();
        grade.remove(List.of("id", "name"));
        grade.put("version", form.get("version").asInt()).setAll(JSON.<ObjectNode>valueToTree(changes));
        return put("/api/admin/events/" + event + "/grades/" + id, grade);
    }

    public static Answer quantity(String event, int quantity) {
        return changeGrade(event, 0, Map.of("quantity", quantity));
    }

    /** The path to the performances of an event. */
    public static String performances(Show show) {
        return "/api/admin/events/" + show.event() + "/performances";
    }

    public static Map<String, Object> performance(int version, Instant start) {
        return Map.of("version", version, "startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString());
    }

    /** A performance of an event that is being made. */
    public static Map<String, String> showing(String start) {
        return Map.of("startsAt", start, "endsAt", Instant.parse(start).plusSeconds(3_600).toString());
    }

    /**
     * Moves a performance to a time that no administrator can give it, because it is over or has begun.
     *
     * @param index of the performance in the order in which they were made
     */
    public static void letBegin(String event, int index, Instant start, Instant end) {
        YemaeIT.sql.update("""
            UPDATE performances
            SET starts_at = ?::timestamptz, ends_at = ?::timestamptz
            WHERE id = (SELECT id FROM performances WHERE event_id = ?::uuid ORDER BY number OFFSET ?::integer LIMIT 1)""",
            start.toString(), end.toString(), event, String.valueOf(index));
        // Every node reads an event again that was changed.
        change(event, Map.of()).expect(200);
    }

    public static Map<String, Object> grade(int version, int quantity) {
        return Map.of("version", version, "name", "자유석", "price", 10_000, "quantity", quantity);
    }

    /** Precise to the second. Repeated calls return the same instant. */
    public static Instant later(int days) {
        return START.plus(Duration.ofDays(days));
    }

    public static Answer put(String path, Object body) {
        return YemaeIT.stage.administrator().raw("PUT", path, "application/json", JSON.valueToTree(body).toString());
    }

    /** The audited actions on a target, in order. */
    public static List<String> audited(String target) {
        return YemaeIT.sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", target);
    }
}
