package io.yemae.devservices.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Creates the accounts and events through the platform's API, once. Each step checks what exists already, so that the next run completes
 * an interrupted one.
 */
public final class DemoData {
    private static final long POINTS = 1_000_000;

    private final DemoApi anonymous;
    private final Accounts accounts;
    private final Path marker;

    /** @param marker a file that is created after everything was loaded */
    public DemoData(String api, Accounts accounts, Path marker) {
        this.anonymous = DemoApi.anonymous(api);
        this.accounts = accounts;
        this.marker = marker;
    }

    /** @throws ServiceFailure if the API does not respond as expected */
    public void load() {
        // The marker alone is not enough, because the database may have been deleted without it.
        boolean accountsExist = !login(accounts.demo() ? Accounts.BUYER : Accounts.OPERATOR, accounts.operatorPassword()).isMissingNode();
        if (Files.exists(marker) && accountsExist) {
            return;
        }
        DemoApi administrator = as(login(Accounts.ADMINISTRATOR, accounts.administratorPassword()));
        if (accounts.demo()) {
            givePoints(register("김예매", Accounts.BUYER, "010-1000-0001"));
        }
        JsonNode operator = register("박운영", Accounts.OPERATOR, "010-1000-0002");
        administrator.patch("/admin/users/" + operator.at("/user/userId").asText(), Map.of("role", "operator"));
        createEvents(administrator);
        writeMarker();
    }

    private void createEvents(DemoApi administrator) {
        DemoCatalogue catalogue = new DemoCatalogue(Clock.systemUTC());
        Map<String, String> venues = idsByName(administrator.get("/admin/venues").get("venues"), "name");
        for (DemoCatalogue.Venue venue : catalogue.venues()) {
            venues.computeIfAbsent(venue.name(), name -> administrator.post("/admin/venues", venue).get("id").asText());
        }
        Map<String, String> layouts = idsByName(administrator.get("/seats/layouts").get("layouts"), "name");
        for (DemoCatalogue.Layout layout : catalogue.layouts()) {
            layouts.computeIfAbsent(layout.name(), name -> administrator.post("/admin/layouts", layout).get("id").asText());
        }
        Map<String, String> events = idsByName(administrator.get("/events?limit=100").get("events"), "title");
        for (DemoCatalogue.Event event : catalogue.events()) {
            events.computeIfAbsent(event.title(), title -> administrator.post("/admin/events",
                event.request(venues.get(event.venue()), layouts.get(event.layout()))).get("id").asText());
        }
    }

    private JsonNode register(String name, String email, String phone) {
        JsonNode session = anonymous.postUnless(409, "/auth/register",
            Map.of("name", name, "email", email, "password", accounts.operatorPassword(), "phone", phone));
        JsonNode existing = session.isMissingNode() ? login(email, accounts.operatorPassword()) : session;
        if (existing.isMissingNode()) {
            throw new ServiceFailure(
                "The demo data could not be loaded: " + email + " cannot be registered and exists with another password.");
        }
        return existing;
    }

    private JsonNode login(String email, String password) {
        return anonymous.postUnless(401, "/auth/login", Map.of("email", email, "password", password));
    }

    private void givePoints(JsonNode buyer) {
        String points = "/users/" + buyer.at("/user/number").asText() + "/points";
        long missing = POINTS - as(buyer).get(points).get("point").asLong();
        if (missing > 0) {
            as(buyer).patch(points + "/charge", Map.of("point", missing));
        }
    }

    private DemoApi as(JsonNode session) {
        if (session.isMissingNode()) {
            throw new ServiceFailure("The demo data could not be loaded: " + Accounts.ADMINISTRATOR + " has another password by now.");
        }
        return anonymous.withToken(session.get("accessToken").asText());
    }

    private static Map<String, String> idsByName(JsonNode things, String member) {
        Map<String, String> ids = new TreeMap<>();
        things.forEach(thing -> ids.put(thing.get(member).asText(), thing.get("id").asText()));
        return ids;
    }

    private void writeMarker() {
        try {
            Files.writeString(marker, "");
        } catch (IOException e) {
            throw new ServiceFailure("The file " + marker + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
