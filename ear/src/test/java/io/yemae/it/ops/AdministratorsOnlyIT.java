package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.TicketDesk;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Endpoints for administrators, tried anonymously, by a buyer and by an operator. */
class AdministratorsOnlyIT extends YemaeIT {

    /** Null body for a GET. */
    private record Call(String method, String path, String body) {

        Answer by(Api caller) {
            return caller.raw(method, path, body == null ? null : "application/json", body);
        }
    }

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsHaveAccess() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Api operator = TicketDesk.open(stage, api).api();
        String before = settings(reservation);
        return Stream.of(
                new Call("GET", "/api/admin/policies", null),
                new Call("PATCH", "/api/admin/policies/seats.per.user", "{\"value\":2}"),
                new Call("GET", "/api/admin/feature-flags", null),
                new Call("PATCH", "/api/admin/feature-flags/holds", "{\"enabled\":false}"),
                new Call("GET", "/api/admin/audit", null),
                new Call("GET", "/api/admin/audit/verify", null),
                new Call("POST", "/api/admin/retention", null),
                new Call("POST", "/api/admin/performances/" + stage.performance(show.event()) + "/seats/block", "{}"),
                new Call("GET", "/api/admin/dashboard", null),
                new Call("GET", "/api/admin/invariants", null))
            .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                call.by(api).expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
                call.by(api.as("garbage")).expectProblem(401, "INVALID_TOKEN");
                call.by(buyer.api()).expectProblem(403, "FORBIDDEN", "관리자 권한이 필요합니다.");
                call.by(operator).expectProblem(403, "FORBIDDEN", "관리자 권한이 필요합니다.");
                assertThat(settings(reservation)).isEqualTo(before);
            }));
    }

    private static String settings(String reservation) {
        return String.join(" ", sql.texts("""
            SELECT concat_ws('/', (SELECT value FROM policies WHERE name = 'seats.per.user'),
                (SELECT enabled FROM feature_flags WHERE name = 'holds'), (SELECT status FROM reservations
                    WHERE id = ?::uuid))""", reservation));
    }
}
