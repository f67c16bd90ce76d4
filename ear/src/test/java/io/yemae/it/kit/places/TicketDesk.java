package io.yemae.it.kit.places;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where an operator issues and refunds free-seating tickets of one theater. */
public record TicketDesk(Api api, String operator, String theater) {
    private static final String ISSUE = "/api/tickets/issue";
    private static final String REFUND = "/api/tickets/refund";

    /** Creates a new operator. */
    public static TicketDesk open(Stage stage, Api api) {
        Buyer operator = stage.staff("operator");
        return new TicketDesk(operator.api(), operator.id(), "");
    }

    /** The same operator in a theater that no other test uses. */
    public TicketDesk ofAnotherTheater() {
        return new TicketDesk(api, operator, "극장 " + UUID.randomUUID());
    }

    /** A request that is accepted, with these members changed. */
    public Map<String, Object> request(Map<String, Object> changes) {
        Map<String, Object> request = new HashMap<>(Map.of("theater_name", theater, "movie_title", "기생충", "price_krw", 12_000));
        request.putAll(changes);
        return request;
    }

    public Answer issue(Map<String, Object> changes) {
        return api.post(ISSUE, request(changes));
    }

    public Answer issue(Map<String, Object> changes, String idempotencyKey) {
        return api.post(ISSUE, request(changes), idempotencyKey);
    }

    public String issueOne() {
        return issueMany(1).get(0);
    }

    public List<String> issueMany(int quantity) {
        return texts(issue(Map.of("quantity", quantity)).expect(201).json().get("ticket_ids"));
    }

    public Answer refund(String... ids) {
        return api.post(REFUND, Map.of("ticket_ids", Arrays.asList(ids)));
    }

    public Answer refund(Map<String, Object> request) {
        return api.post(REFUND, request);
    }

    public Answer refund(Map<String, Object> request, String idempotencyKey) {
        return api.post(REFUND, request, idempotencyKey);
    }

    public JsonNode ticket(String id) {
        return api.get("/api/tickets/" + id).expect(200).json();
    }

    /** The tickets of this theater that match a query such as "status=issued&limit=2". */
    public Answer list(String query) {
        return api.get("/api/tickets?theater_name=" + encoded(theater) + "&" + query).expect(200);
    }

    public List<String> idsOf(String query) {
        List<String> ids = new ArrayList<>();
        list(query).json().get("tickets").forEach(ticket -> ids.add(ticket.get("id").asText()));
        return ids;
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
