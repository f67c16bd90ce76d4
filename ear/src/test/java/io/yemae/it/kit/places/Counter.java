package io.yemae.it.kit.places;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a member of staff sells seats of a performance. */
public record Counter(Api api, String staff, String performance) {

    /** An operator of one's own at the counter of a show. */
    public static Counter of(Stage stage, Show show) {
        return of(stage.staff("operator"), stage.performance(show.event()));
    }

    public static Counter of(Buyer staff, String performance) {
        return new Counter(staff.api(), staff.id(), performance);
    }

    /** The best seat of section A for cash, with these members changed; an empty text removes one. */
    public Map<String, Object> request(Map<String, Object> changes) {
        Map<String, Object> request = new HashMap<>(Map.of("grade", "A", "quantity", 1, "means", "cash"));
        changes.forEach((member, value) -> {
            if (value.equals("")) {
                request.remove(member);
            } else {
                request.put(member, value);
            }
        });
        return request;
    }

    public Answer sell(Map<String, Object> changes) {
        return api.post(sales(), request(changes));
    }

    public Answer sell(Map<String, Object> changes, String idempotencyKey) {
        return api.post(sales(), request(changes), idempotencyKey);
    }

    /** Seats by their index in the plan. */
    public Answer sellSeats(Integer... seats) {
        String version = api.get("/api/performances/dates/" + performance + "/plan").expect(200).at("/version");
        return sell(Map.of("grade", "", "quantity", "", "planVersion", version, "seats", List.of(seats)));
    }

    public Answer refund(String sale) {
        return api.post("/api/box-office/sales/" + sale + "/refund", Map.of("reason", "고객 변심"));
    }

    public Answer sale(String sale) {
        return api.get("/api/box-office/sales/" + sale);
    }

    /** What was taken and given back today by some means, such as {@code 140000/2/70000/1}. */
    public String today(String means) {
        for (JsonNode each : api.get("/api/box-office/cash-up").expect(200).json().get("means")) {
            if (each.get("means").asText().equals(means)) {
                return each.get("taken").asText() + "/" + each.get("sales").asText() + "/" + each.get("returned").asText() + "/"
                    + each.get("refunds").asText();
            }
        }
        throw new AssertionError(means);
    }

    private String sales() {
        return "/api/box-office/performances/" + performance + "/sales";
    }
}
