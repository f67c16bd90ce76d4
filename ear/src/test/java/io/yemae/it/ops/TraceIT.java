package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request can be followed by its trace id: from the response through the log to the audit log. */
class TraceIT extends YemaeIT {
    private static final Path EVENTS = Platform.directory().resolve("server/log/events.log");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "Trace-Id";

    @Test
    void everyResponseHasATraceIdAndEveryErrorBodyHasTheSame() {
        for (String path : List.of("/api/events", "/", "/api/queue/status/" + stage.show(1).event())) {
            assertThat(id(api.get(path))).as(path).matches("[0-9a-f]{32}");
        }
        for (Answer refused : List.of(
                api.get("/api/events/" + UUID.randomUUID()),
                api.get("/api/auth/me"),
                api.as("forged").get("/api/auth/me"),
                api.get("/api/nothing"),
                api.post("/api/auth/login", Map.of("email", "nobody@yemae.test", "password", "Wrong-1!x")),
                api.raw("POST", "/api/auth/login", "application/json", "{"))) {
            assertThat(refused.at("/traceId")).as(refused.text()).isEqualTo(id(refused)).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void theCallersTraceIsContinued() {
        String trace = UUID.randomUUID().toString().replace("-", "");

        Answer answer = api.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").get("/api/events/" + UUID.randomUUID());

        assertThat(id(answer)).isEqualTo(trace);
        assertThat(answer.at("/traceId")).isEqualTo(trace);
    }

    @Test
    void aRefusedHoldIsInTheLogWithItsCodeAndCaller() {
        Show show = stage.show(1);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();
        String reservation = first.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Answer refused = second.hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");

        soon(() -> assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("request.refused");
            assertThat(event.at("/mdc/trace").asText()).isEqualTo(refused.at("/traceId"));
            assertThat(event.at("/mdc/code").asText()).isEqualTo("SEATS_TAKEN");
            assertThat(event.at("/mdc/caller").asText()).isEqualTo(second.id());
        }));
        assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("hold.granted");
            assertThat(event.at("/mdc/reservation").asText()).isEqualTo(reservation);
        });
    }

    @Test
    void theAuditLogNamesTheRequestOfAnAction() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Answer cancelled = buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);

        assertThat(stage.administrator().get("/api/admin/audit?action=reservation.cancel&target=" + reservation).expect(200).text())
            .contains("\"trace\":\"" + id(cancelled) + '"');
        soon(() -> assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("reservation.cancel");
            assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(cancelled));
        }));
    }

    @Test
    void theLogHasNothingPersonal() {
        Buyer buyer = stage.buyer();
        api.post("/api/auth/login", Map.of("email", buyer.email(), "password", "Wrong-1!x")).expect(401);

        assertThat(events()).isNotEmpty().noneSatisfy(event -> assertThat(event.toString()).contains(buyer.email()));
    }

    private static String id(Answer answer) {
        return answer.headers().firstValue(HEADER).orElse("none");
    }

    /** The last thousand lines. */
    private static List<JsonNode> events() {
        try {
            List<String> lines = Files.readAllLines(EVENTS);
            return lines.subList(Math.max(0, lines.size() - 1_000), lines.size()).stream().map(TraceIT::parsed).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
