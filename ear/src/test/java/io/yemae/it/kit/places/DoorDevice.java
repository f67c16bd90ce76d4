package io.yemae.it.kit.places;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A device at a door, written without code of the platform. */
public record DoorDevice(Api staff, String performance, String name) {
    private static final int STEP_SECONDS = 30;
    private static final int BYTES_OF_MAC = 10;

    public String path(String end) {
        return "/api/door/performances/" + performance + "/" + end;
    }

    public Answer list() {
        return staff.get(path("list")).expect(200);
    }

    /** The tickets of a reservation. */
    public List<String> tickets(String number) {
        return reservation(number).get("tickets").findValuesAsText("id");
    }

    public JsonNode reservation(String number) {
        for (JsonNode each : list().json().get("reservations")) {
            if (each.get("number").asText().equals(number)) {
                return each;
            }
        }
        throw new AssertionError("not in the list: " + number);
    }

    /** A scan without a code, now. */
    public Map<String, Object> scan(String ticket) {
        return new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "ticket", ticket, "at", Instant.now().toString(), "device", name,
            "offline", false, "method", "name"));
    }

    /** A scan that the device has let in without asking. */
    public Map<String, Object> offline(String ticket, Instant at) {
        Map<String, Object> scan = scan(ticket);
        scan.put("at", at.toString());
        scan.put("offline", true);
        return scan;
    }

    public Map<String, Object> read(String ticket, String method, String code) {
        Map<String, Object> scan = scan(ticket);
        scan.put("method", method);
        scan.put("code", code);
        return scan;
    }

    public Answer send(Instant sentAt, List<Map<String, Object>> scans) {
        return staff.post(path("scans"), Map.of("sentAt", sentAt.toString(), "scans", scans));
    }

    /** The result of one scan. */
    public JsonNode send(Map<String, Object> scan) {
        return send(Instant.now(), List.of(scan)).expect(200).json().at("/results/0");
    }

    public String outcome(Map<String, Object> scan) {
        return send(scan).get("outcome").asText();
    }

    public Answer undo(Map<String, Object> scan) {
        return staff.post(path("undo"), Map.of("scan", scan.get("id"), "reason", "다른 사람의 입장권"));
    }

    public JsonNode counts() {
        return staff.get(path("counts")).expect(200).json();
    }

    /** A code of the ticket page. @param pass as the page gets it @param steps from the present one */
    public static String code(JsonNode pass, int steps) {
        long step = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(pass.get("key").asText()), "HmacSHA256"));
            byte[] all = mac.doFinal((pass.get("number").asText() + "~" + step).getBytes(StandardCharsets.US_ASCII));
            return pass.get("code").asText() + "~" + step + "~"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES_OF_MAC));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
