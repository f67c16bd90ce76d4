package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may call what: every operation of the API document with every role, against the table {@code roles.txt}; and the events that staff
 * are bound to.
 */
class RolesIT extends YemaeIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<String> ROLES = List.of("user", "door", "operator", "organiser", "admin");
    private static final String ANYONE = "anyone";
    private static final Set<String> REFUSED = Set.of("UNAUTHENTICATED", "FORBIDDEN");
    /** Without a body or an id that could be wrong, these take effect for everybody. Only the refusals are tried. */
    private static final Set<String> TAKE_EFFECT = Set.of("POST /api/admin/retention", "POST /api/admin/keys",
        "POST /api/admin/payments/reconcile");
    /** What staff with events share with others. */
    private static final Set<String> NOT_ABOUT_AN_EVENT = Set.of("GET /api/admin/venues/{id}", "GET /api/admin/layouts/{id}",
        "GET /api/tickets/{id}");

    private static Map<String, Set<String>> table;

    @BeforeAll
    static void readTable() {
        table = new LinkedHashMap<>();
        try (InputStream file = RolesIT.class.getResourceAsStream("roles.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.strip().split("\\s+");
                    table.put(parts[0] + " " + parts[1], Set.of(parts[2].split(",")));
                });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyOperationHasALineInTheTableAndEveryLineAnOperation() {
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void everyRoleMayCallExactlyWhatTheTableSays() {
        Map<String, Buyer> callers = new TreeMap<>();
        ROLES.forEach(role -> callers.put(role, role.equals("user") ? stage.registered() : stage.staff(role)));
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());

        table.entrySet().parallelStream().forEach(line -> {
            String operation = line.getKey();
            check(wrong, operation, "nobody", api, "1", line.getValue().contains(ANYONE));
            callers.forEach((role, caller) -> check(wrong, operation, role, caller.api(), String.valueOf(caller.number()),
                mayCall(role, line.getValue())));
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void anOrganiserReachesOnlyTheOwnEvents() {
        Buyer organiser = stage.staff("organiser");
        String own = createdBy(organiser);
        Show foreign = stage.show(2);
        String performance = stage.performance(foreign.event());
        String reservation = stage.registered().hold(foreign, foreign.seats().get(0)).expect(201).at("/reservation/id");

        assertThat(ids(organiser.api().get("/api/admin/events?limit=100"), "events")).containsExactly(own);
        organiser.api().get("/api/admin/events/" + own).expect(200);
        organiser.api().get("/api/admin/queue/" + own).expect(200);
        assertThat(foundAlthoughForeign(organiser.api(), foreign.event(), performance, reservation)).isEmpty();
        stage.administrator().get("/api/admin/events/" + foreign.event()).expect(200);
    }

    @Test
    void anOrganiserSeesOnlyTheReservationsOfTheOwnEvents() {
        Buyer organiser = stage.staff("organiser");
        assertThat(ids(organiser.api().get("/api/admin/reservations"), "reservations")).isEmpty();
        Show own = stage.show(2);
        Show foreign = stage.show(2);
        bind(organiser, own.event()).expect(204);
        Buyer buyer = stage.registered();
        String reservation = buyer.hold(own, own.seats().get(0)).expect(201).at("/reservation/id");
        buyer.hold(foreign, foreign.seats().get(0)).expect(201);

        assertThat(ids(organiser.api().get("/api/admin/reservations"), "reservations")).containsExactly(reservation);
        assertThat(ids(organiser.api().get("/api/admin/reservations?eventId=" + foreign.event()), "reservations")).isEmpty();
        organiser.api().get("/api/admin/reservations/" + reservation).expect(200);
    }

    @Test
    void aBindingIsListedAuditedAndEndsWithTheNextRequest() {
        Buyer organiser = stage.staff("organiser");
        Show show = stage.show(1);
        String event = "/api/admin/events/" + show.event();
        organiser.api().get(event).expectProblem(404, "EVENT_NOT_FOUND");

        bind(organiser, show.event()).expect(204);
        bind(organiser, show.event()).expect(204);

        organiser.api().get(event).expect(200);
        assertThat(ids(stage.administrator().get("/api/admin/users/" + organiser.id() + "/events"), "events"))
            .containsExactly(show.event());
        assertThat(ids(organiser.api().get(event + "/staff"), "staff")).containsExactly(organiser.id());
        stage.administrator().delete("/api/admin/users/" + organiser.id() + "/events/" + show.event()).expect(204);
        organiser.api().get(event).expectProblem(404, "EVENT_NOT_FOUND");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? AND detail = ? ORDER BY id", show.event(), organiser.id()))
            .containsExactly("staff.bind", "staff.unbind");
    }

    @Test
    void onlyStaffWithARoleForEventsIsBound() {
        Show show = stage.show(1);
        bind(stage.registered(), show.event()).expectProblem(409, "NO_ROLE_FOR_EVENTS");
        bind(stage.staff("door"), UUID.randomUUID().toString()).expectProblem(404, "EVENT_NOT_FOUND");
        stage.administrator().raw("PUT", "/api/admin/users/" + UUID.randomUUID() + "/events/" + show.event(), null, null)
            .expectProblem(404, "USER_NOT_FOUND");
        assertThat(sql.number("SELECT count(*) FROM event_staff WHERE event_id = ?::uuid", show.event())).isZero();
    }

    @Test
    void anAdministratorSeesAndEndsTheLoginsOfAUser() {
        Buyer buyer = stage.registered();
        String path = "/api/admin/users/" + buyer.id();
        assertThat(stage.administrator().get(path).expect(200).at("/user/email")).isEqualTo(buyer.email());
        assertThat(stage.administrator().get(path + "/sessions").expect(200).json().get("sessions")).hasSize(1);

        stage.administrator().delete(path + "/sessions").expect(204);

        assertThat(stage.administrator().get(path + "/sessions").expect(200).json().get("sessions")).isEmpty();
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? AND actor <> ? ORDER BY id", buyer.id(), buyer.id()))
            .containsSubsequence("user.read", "user.logins", "user.logout");
    }

    private static void check(List<String> wrong, String operation, String role, Api caller, String number, boolean isAllowed) {
        if (isAllowed && TAKE_EFFECT.contains(operation)) {
            return;
        }
        String path = operation.substring(operation.indexOf(' ') + 1);
        // Users have their own points, and nobody has the rest.
        String user = path.startsWith("/api/admin") ? UUID.randomUUID().toString() : number;
        Answer answer = call(caller, operation, path.replace("{userId}", user));
        String code = answer.status() < 400 ? "" : answer.json().path("code").asText();
        if (REFUSED.contains(code) == isAllowed || answer.status() == 429 || answer.status() >= 500) {
            wrong.add(operation + " by " + role + ": " + answer.status() + " " + code);
        }
    }

    /** The operations about an event that do not answer a foreign one as if it did not exist. */
    private static List<String> foundAlthoughForeign(Api caller, String event, String performance, String reservation) {
        List<String> found = new ArrayList<>();
        table.forEach((operation, roles) -> {
            String path = operation.substring(operation.indexOf(' ') + 1);
            if (path.contains("{") && mayCall("organiser", roles) && !mayCall("user", roles) && !NOT_ABOUT_AN_EVENT.contains(operation)) {
                String named = path.replace("{eventId}", event)
                    .replace("{id}", path.startsWith("/api/admin/reservations/") ? reservation
                        : path.startsWith("/api/admin/performances/") ? performance : event)
                    .replace("{performanceId}", performance).replace("{reservationId}", reservation);
                Answer answer = call(caller, operation, named);
                if (answer.status() != 404) {
                    found.add(operation + ": " + answer.status());
                }
            }
        });
        return found;
    }

    /** With a body that no operation accepts, so that nothing takes effect. */
    private static Answer call(Api caller, String operation, String path) {
        String method = operation.substring(0, operation.indexOf(' '));
        String concrete = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return method.equals("GET") ? caller.get(concrete) : caller.raw(method, concrete, "application/json", "[]");
    }

    private static boolean mayCall(String role, Set<String> allowed) {
        return allowed.contains(ANYONE) || allowed.contains("user") || role.equals("admin") || allowed.contains(role);
    }

    private static Set<String> operations() {
        JsonNode paths = api.get("/openapi.json").expect(200).json().get("paths");
        return paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .map(each -> each.getKey().toUpperCase() + " " + path.getKey()))
            .collect(Collectors.toSet());
    }

    private static String createdBy(Buyer organiser) {
        int number = (int) (System.nanoTime() % 1_000_000);
        return organiser.api().post("/api/admin/events", stage.eventRequest(number, stage.venue(number), stage.layout(number, 1)))
            .expect(201).at("/id");
    }

    private static Answer bind(Buyer user, String event) {
        return stage.administrator().raw("PUT", "/api/admin/users/" + user.id() + "/events/" + event, null, null);
    }

    private static List<String> ids(Answer answer, String member) {
        List<String> ids = new ArrayList<>();
        answer.expect(200).json().get(member).forEach(each -> ids.add(each.get("id").asText()));
        return ids;
    }
}
