package io.yemae.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Search in the audit log by actor, action, target and time. */
class AuditSearchIT extends YemaeIT {
    private static final String PATH = "/api/admin/audit";

    private final Api administrator = stage.administrator();

    @Test
    void entriesOfAnActorComeNewestFirst() {
        Buyer buyer = stage.buyer();
        buyer.charge(1).expect(200);
        buyer.charge(2).expect(200);
        buyer.charge(3).expect(200);

        Answer found = administrator.get(PATH + "?limit=2&actor=" + buyer.id()).expect(200);

        assertThat(found.at("/pagination/total")).isEqualTo("3");
        assertThat(found.json().get("entries")).hasSize(2);
        assertThat(found.at("/entries/0/action")).isEqualTo("points.charge");
        assertThat(found.at("/entries/0/target")).isEqualTo(buyer.id());
        List<Long> ids = new ArrayList<>();
        for (String page : List.of("1", "2")) {
            administrator.get(PATH + "?limit=2&page=" + page + "&actor=" + buyer.id()).json().get("entries")
                .forEach(entry -> ids.add(entry.get("id").asLong()));
        }
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void actionsAreFoundByPrefixAndWildcardsAreLiteral() {
        String event = stage.show(1).event();

        assertThat(actions(administrator.get(PATH + "?action=event.&target=" + event))).containsExactly("event.create");
        assertThat(actions(administrator.get(PATH + "?action=event.create&target=" + event))).containsExactly("event.create");
        assertThat(actions(administrator.get(PATH + "?action=create&target=" + event))).isEmpty();
        assertThat(actions(administrator.get(PATH + "?action=%25&target=" + event))).isEmpty();
        assertThat(actions(administrator.get(PATH + "?action=e_ent&target=" + event))).isEmpty();
    }

    @Test
    void theEndOfATimeRangeIsExclusive() {
        Buyer buyer = stage.buyer();
        buyer.charge(1).expect(200);
        String by = PATH + "?actor=" + buyer.id();
        String at = administrator.get(by).expect(200).at("/entries/0/at");

        assertThat(actions(administrator.get(by + "&from=" + at))).hasSize(1);
        assertThat(actions(administrator.get(by + "&to=" + at))).isEmpty();
        assertThat(actions(administrator.get(by + "&from=" + Instant.parse(at).plusMillis(1)))).isEmpty();
    }

    @Test
    void badRequestsAreRefused() {
        administrator.get(PATH + "?from=yesterday").expectProblem(400, "INVALID_REQUEST");
        administrator.get(PATH + "?from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z").expectProblem(400, "INVALID_REQUEST");
        administrator.get(PATH + "?actor=%00").expectProblem(400, "INVALID_REQUEST");
        administrator.get(PATH + "?page=x&limit=100000").expect(200);
    }

    private static List<String> actions(Answer found) {
        JsonNode entries = found.expect(200).json().get("entries");
        return entries.findValuesAsText("action");
    }
}
