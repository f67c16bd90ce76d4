package io.yemae.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.DoorDevice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each ticket is admitted once, whichever devices scan it. */
class DoorIT extends YemaeIT {

    @Test
    void aTicketIsAdmittedOnceAndTheSecondDeviceSeesByWhom() {
        SoldTickets sold = SoldTickets.of(stage.show(2, Map.of("maxSeatsPerUser", 2)), 0, 1);
        DoorDevice device = sold.device(stage.staff("door").api(), "A1");
        DoorDevice other = sold.device("B2");
        Map<String, Object> first = device.scan(sold.ticket(1));

        JsonNode admitted = device.send(first);

        assertThat(admitted.get("outcome").asText()).isEqualTo("admitted");
        assertThat(device.outcome(first)).as("sent again").isEqualTo("admitted");
        Map<String, Object> second = other.scan(sold.ticket(1));
        JsonNode refused = other.send(second);
        assertThat(refused.get("outcome").asText()).isEqualTo("duplicate");
        assertThat(refused.get("conflict").asBoolean()).isFalse();
        assertThat(refused.at("/admission/scan").asText()).isEqualTo(first.get("id"));
        assertThat(refused.at("/admission/device").asText()).isEqualTo("A1");
        assertThat(refused.at("/admission/by").asText()).isEqualTo("김예매");
        assertThat(refused.at("/admission/at")).isEqualTo(admitted.get("at"));
        assertThat(device.reservation(sold.number()).at("/tickets/0/admission/device").asText()).isEqualTo("A1");
        assertThat(device.reservation(sold.number()).at("/tickets/1/admission").isNull()).isTrue();
        JsonNode counts = device.counts();
        assertThat(counts.get("tickets").asInt()).isEqualTo(2);
        assertThat(counts.get("admitted").asInt()).isEqualTo(1);
        assertThat(counts.get("devices").findValuesAsText("admitted")).containsExactly("1", "0");
        assertThat(counts.get("devices").findValuesAsText("refused")).containsExactly("0", "1");
        assertThat(counts.get("conflicts")).isEmpty();
        assertThat(sold.buyer().api().get("/api/users/me/export").expect(200).json().at("/reservations/0/seats").findValues("admittedAt"))
            .anySatisfy(at -> assertThat(at.isNull()).isFalse());
        other.undo(second).expectProblem(409, "SCAN_ADMITTED_NOBODY");

        // The refusal came too late, so the device has let the person in and sends the scan again as an offline one.
        second.put("offline", true);
        JsonNode late = other.send(second);
        assertThat(late.get("outcome").asText()).isEqualTo("duplicate");
        assertThat(late.get("conflict").asBoolean()).isTrue();
        assertThat(device.counts().at("/conflicts/0/scan").asText()).isEqualTo(second.get("id"));
        other.undo(second).expect(200);
        assertThat(device.counts().get("conflicts")).isEmpty();
    }

    @Test
    void ofDevicesThatAskAtOnceOneAdmits() {
        SoldTickets sold = SoldTickets.of(stage.show(1), 0);
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

        Crowd.of(8).run(number -> {
            DoorDevice device = sold.device("A" + number);
            outcomes.add(device.outcome(device.scan(sold.ticket(1))));
        });

        assertThat(outcomes).hasSize(8).containsOnlyOnce("admitted").containsOnly("admitted", "duplicate");
    }

    @Test
    void offlineScansAreMergedByTheirTimeInWhateverOrderTheyArrive() {
        SoldTickets sold = SoldTickets.of(stage.show(2, Map.of("maxSeatsPerUser", 2)), 0, 1);
        DoorDevice a = sold.device("A1");
        DoorDevice b = sold.device("B2");
        Instant seven = Instant.now().minusSeconds(600);
        List<Map<String, Object>> early = List.of(a.offline(sold.ticket(1), seven), a.offline(sold.ticket(2), seven));
        List<Map<String, Object>> late = List.of(b.offline(sold.ticket(1), seven.plusSeconds(1)),
            b.offline(sold.ticket(2), seven.plusSeconds(1)));

        assertThat(a.outcome(early.get(0))).isEqualTo("admitted");
        JsonNode second = b.send(late.get(0));
        assertThat(second.get("outcome").asText()).isEqualTo("duplicate");
        assertThat(second.get("conflict").asBoolean()).isTrue();
        assertThat(b.outcome(late.get(1))).isEqualTo("admitted");
        Answer merged = a.send(Instant.now(), early).expect(200);

        assertThat(merged.json().get("results").findValuesAsText("outcome")).containsExactly("admitted", "admitted");
        Answer again = b.send(Instant.now(), late).expect(200);
        assertThat(again.json().get("results").findValuesAsText("outcome")).containsExactly("duplicate", "duplicate");
        assertThat(again.at("/results/1/admission/device")).isEqualTo("A1");
        assertThat(again.at("/counts/admitted")).isEqualTo("2");
        assertThat(again.json().at("/counts/conflicts").findValuesAsText("ticket")).containsExactlyInAnyOrder(sold.ticket(1),
            sold.ticket(2));
        assertThat(again.json().at("/counts/conflicts").findValuesAsText("device")).containsOnly("B2");
        a.reservation(sold.number()).get("tickets")
            .forEach(ticket -> assertThat(ticket.at("/admission/device").asText()).isEqualTo("A1"));
        assertThat(sql.texts("SELECT target FROM audit_entries WHERE action = 'door.conflict' AND target LIKE ?", sold.number() + "%"))
            .containsExactlyInAnyOrder(sold.ticket(1), sold.ticket(2));
        assertThat(a.outcome(a.scan(sold.ticket(1)))).isEqualTo("duplicate");
    }

    @Test
    void anAdmissionThatIsUndoneCanBeRepeatedAndLeavesTheOthers() {
        SoldTickets sold = SoldTickets.of(stage.show(1), 0);
        DoorDevice a = sold.device("A1");
        DoorDevice b = sold.device("B2");
        Map<String, Object> mistake = a.scan(sold.ticket(1));
        a.send(mistake);
        assertThat(b.outcome(b.scan(sold.ticket(1)))).isEqualTo("duplicate");

        Answer undone = a.undo(mistake).expect(200);

        assertThat(undone.json().get("admission").isNull()).isTrue();
        assertThat(undone.at("/counts/admitted")).isEqualTo("0");
        a.undo(mistake).expect(200);
        assertThat(a.outcome(mistake)).isEqualTo("undone");
        Map<String, Object> proper = b.scan(sold.ticket(1));
        assertThat(b.outcome(proper)).isEqualTo("admitted");
        Map<String, Object> offline = a.offline(sold.ticket(1), Instant.now().minusSeconds(300));
        assertThat(a.outcome(offline)).isEqualTo("admitted");
        assertThat(b.outcome(proper)).isEqualTo("duplicate");
        assertThat(a.undo(offline).expect(200).at("/admission/device")).isEqualTo("B2");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'door.undo' AND target = ?", sold.ticket(1)))
            .containsExactly("다른 사람의 입장권", "다른 사람의 입장권");
        a.undo(Map.of("id", UUID.randomUUID().toString())).expectProblem(404, "SCAN_NOT_FOUND");
        a.staff().post(a.path("undo"), Map.of("scan", proper.get("id"))).expectProblem(400, "INVALID_REQUEST");
        DoorDevice elsewhere = new DoorDevice(a.staff(), stage.performance(stage.show(1).event()), "A1");
        elsewhere.undo(proper).expectProblem(404, "SCAN_NOT_FOUND");
        assertThat(elsewhere.outcome(elsewhere.scan(sold.ticket(1)))).isEqualTo("unknown");
    }

    @Test
    void aCancelledTicketIsRefusedAndReportedIfSomebodyWasLetIn() {
        SoldTickets sold = SoldTickets.of(stage.show(2, Map.of("maxSeatsPerUser", 2)), 0, 1);
        DoorDevice device = sold.device("A1");
        sold.cancel();

        assertThat(device.outcome(device.scan(sold.ticket(1)))).isEqualTo("cancelled");
        JsonNode offline = device.send(device.offline(sold.ticket(2), Instant.now().minusSeconds(60)));

        assertThat(offline.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(offline.get("conflict").asBoolean()).isTrue();
        assertThat(offline.get("admission").isNull()).isTrue();
        JsonNode counts = device.counts();
        assertThat(counts.get("tickets").asInt()).isZero();
        assertThat(counts.get("admitted").asInt()).isZero();
        assertThat(counts.at("/conflicts/0/problem").asText()).isEqualTo("cancelled");
        assertThat(counts.at("/conflicts/0/ticket").asText()).isEqualTo(sold.ticket(2));
        assertThat(counts.get("conflicts")).hasSize(1);
    }

    @Test
    void aScreenshotAdmitsOnlyByTheDecisionOfTheStaff() {
        Show show = stage.show(5, Map.of("maxSeatsPerUser", 4));
        SoldTickets sold = SoldTickets.of(show, 0, 1, 2, 3);
        SoldTickets other = SoldTickets.of(show, 4);
        DoorDevice device = sold.device("A1");
        JsonNode pass = sold.pass();

        assertThat(device.outcome(device.read(sold.ticket(1), "qr", DoorDevice.code(pass, -3)))).isEqualTo("screenshot");
        assertThat(device.outcome(device.read(sold.ticket(1), "qr", DoorDevice.code(pass, 3)))).isEqualTo("screenshot");
        assertThat(device.outcome(device.read(sold.ticket(1), "qr", DoorDevice.code(pass, 0) + "x"))).isEqualTo("invalid");
        assertThat(device.outcome(device.read(sold.ticket(1), "qr", DoorDevice.code(other.pass(), 0)))).isEqualTo("invalid");
        assertThat(device.outcome(device.read(sold.ticket(1), "qr", pass.get("code").asText().replace("ey", "eY")))).isEqualTo("invalid");
        assertThat(device.outcome(device.read(sold.ticket(1), "qr", DoorDevice.code(pass, 0)))).isEqualTo("admitted");
        Map<String, Object> decided = device.read(sold.ticket(2), "qr", DoorDevice.code(pass, -100));
        decided.put("staffDecision", true);
        assertThat(device.outcome(decided)).isEqualTo("admitted");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'door.decision' AND target = ?", sold.ticket(2)))
            .containsExactly("A1");
        assertThat(device.outcome(device.read(sold.ticket(3), "paper", pass.get("code").asText()))).isEqualTo("admitted");
        Map<String, Object> policy = Map.of("value", 0);
        stage.administrator().patch("/api/admin/policies/door.paper.codes", policy).expect(200);
        try {
            soon(() -> assertThat(device.list().at("/paperCodes")).isEqualTo("false"));
            assertThat(device.outcome(device.read(sold.ticket(4), "paper", pass.get("code").asText()))).isEqualTo("paper");
        } finally {
            stage.administrator().patch("/api/admin/policies/door.paper.codes", Map.of("value", 1)).expect(200);
        }
    }

    @Test
    void theTimeOfADeviceWithAWrongClockIsThatOfTheArrival() {
        SoldTickets sold = SoldTickets.of(stage.show(1), 0);
        DoorDevice right = sold.device("A1");
        DoorDevice wrong = sold.device("B2");
        Instant hourAgo = Instant.now().minusSeconds(3600);
        Map<String, Object> scan = right.offline(sold.ticket(1), Instant.now().minusSeconds(60));
        right.send(scan);

        JsonNode late = wrong.send(hourAgo, List.of(wrong.offline(sold.ticket(1), hourAgo))).expect(200).json();

        assertThat(late.at("/results/0/outcome").asText()).isEqualTo("duplicate");
        assertThat(Instant.parse(late.at("/results/0/at").asText())).isEqualTo(Instant.parse(late.get("receivedAt").asText()));
        assertThat(right.outcome(scan)).isEqualTo("admitted");
        wrong.send(Instant.parse("9999-01-01T00:00:00Z"), List.of(wrong.offline(sold.ticket(1),
            Instant.EPOCH))).expect(200);
    }

    @Test
    void generalAdmissionIsAdmittedByItsUnits() {
        Buyer buyer = stage.buyerWithPoints(60_000);
        String event = stage.generalAdmission(5);
        String reservation = buyer.api().post("/api/reservations", Map.of("performanceId", stage.performance(event), "grade", "자유석",
            "quantity", 1)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        String number = buyer.api().get("/api/reservations/" + reservation).expect(200).at("/reservation/reservation_number");
        DoorDevice device = new DoorDevice(stage.administrator(), stage.performance(event), "A1");

        assertThat(device.reservation(number).at("/tickets/0/seat").isNull()).isTrue();
        assertThat(device.outcome(device.scan(number + "-1"))).isEqualTo("admitted");
        assertThat(device.outcome(device.scan(number + "-2"))).isEqualTo("unknown");
        assertThat(device.outcome(device.scan("-"))).isEqualTo("unknown");
    }

    @Test
    void aBatchHasBounds() {
        SoldTickets sold = SoldTickets.of(stage.show(1), 0);
        DoorDevice device = sold.device("A1");
        List<Map<String, Object>> many = IntStream.range(0, 201).mapToObj(i -> device.scan("TK-" + i)).toList();

        device.send(Instant.now(), many).expectProblem(400, "INVALID_REQUEST");
        assertThat(device.send(Instant.now(), many.subList(0, 200)).expect(200).json().get("results").findValuesAsText("outcome"))
            .containsOnly("unknown");
        device.send(Instant.now(), List.of()).expectProblem(400, "INVALID_REQUEST");
        Map<String, Object> codeless = device.scan(sold.ticket(1));
        codeless.put("method", "qr");
        assertThat(device.send(Instant.now(), List.of(codeless)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("scans[0].code");
        Map<String, Object> nameless = device.scan(sold.ticket(1));
        nameless.put("device", " ");
        device.send(Instant.now(), List.of(nameless)).expectProblem(400, "INVALID_REQUEST");
        assertThat(device.counts().get("devices")).isEmpty();
        Map<String, Object> twice = device.scan(sold.ticket(1));
        assertThat(device.send(Instant.now(), List.of(twice, twice)).expect(200).json().get("results").findValuesAsText("outcome"))
            .containsExactly("admitted", "admitted");
    }
}
