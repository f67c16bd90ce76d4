package io.yemae.bench;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.Load;
import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report;
import io.yemae.bench.result.Report.Scenario;
import io.yemae.bench.result.Rounds;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Answers from memory: the seat map (rows 1, 2 and 8) and the event pages, beside a resource that does nothing. */
final class Reads {
    static final String EMPTY = "/empty/resource";
    private static final int SEATS = 10_000;
    private static final int HOLDS_PER_SECOND = 1_000;
    private static final int HOLDING = 64;
    private static final int LOGGING_IN = 4;

    private final Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private double holdingSeconds;
    private double loginSeconds;

    void measure() {
        Bench.buyers();
        byte[] empty = Requests.get(EMPTY, "");
        String etag = Bench.API.get(hall.seatMap()).expect(200).headers().firstValue("ETag").orElseThrow();
        byte[] unchanged = Requests.get(hall.seatMap(), "If-None-Match: " + etag);
        byte[] full = Requests.get(hall.seatMap(), "Accept-Encoding: gzip");
        byte[] list = Requests.get("/api/events?limit=20", "Accept-Encoding: gzip");
        byte[] detail = Requests.get("/api/events/" + hall.event(), "Accept-Encoding: gzip");
        List<byte[]> loggingIn = Stream.generate(Bench.STAGE::buyer).limit(LOGGING_IN)
            .map(buyer -> "{\"email\":\"" + buyer.email() + "\",\"password\":\"" + Stage.PASSWORD + "\"}")
            .map(body -> Requests.post("/api/auth/login", "", body)).toList();

        Rounds rounds = new Rounds()
            .with("empty", always(empty, 200))
            .with("unchanged", always(unchanged, 304))
            .with("full", always(full, 200))
            .with("full beside holds", this::mapBesideHolds)
            .withHalf("list", always(list, 200))
            .withHalf("list beside log-ins", Rounds.Side.of(time -> listBesideLogins(time, list, loggingIn)))
            .withHalf("detail", always(detail, 200))
            .run(Bench.ROUNDS, Bench.SLICE);

        Report report = Bench.REPORT;
        report.add(new Scenario("1", "seat map of 10,000 seats, unchanged (304)", "an empty GET", 0.8, 1.2), rounds, "unchanged", "empty",
            "");
        report.add(new Scenario("2", "seat map of 10,000 seats, full, gzip", "an empty GET", 0.5, 0.9), rounds, "full", "empty", "");
        report.add(new Scenario("8", "seat map while 1,000 holds a second are asked for", "2 alone", 0.6, 0.8), rounds, "full beside holds",
            "full", Report.text("%,.0f holds a second were made", held.get() / holdingSeconds));
        report.add(new Scenario("list", "event list", "an empty GET", 0.9, 0.9), rounds, "list", "empty", "");
        report.add(new Scenario("detail", "event detail", "an empty GET", 0.9, 0.9), rounds, "detail", "empty", "");
        report.add(new Scenario("log-in", "event list beside log-ins on 4 connections", "the event list alone", Bench.NONE, Bench.NONE),
            rounds, "list beside log-ins", "list", Report.text("%.1f log-ins a second", logins.get() / loginSeconds));
    }

    static Rounds.Side always(byte[] request, int status) {
        return each(number -> request, status);
    }

    static Rounds.Side each(IntFunction<byte[]> requests, int status) {
        return Rounds.Side.of(time -> Bench.busy().run(time, requests).served(status));
    }

    /** A new map for each slice, whose seats are held meanwhile. */
    private Rounds.Slice mapBesideHolds(Duration time, double expected) {
        Hall selling = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
        byte[] full = Requests.get(selling.seatMap(), "Accept-Encoding: gzip");
        Bench.API.get(selling.seatMap()).expect(200);
        return new Rounds.Slice() {
            private OpenLoad.Outcome holds;

            @Override
            public Answers run(Duration slice) {
                AtomicBoolean over = new AtomicBoolean();
                CompletableFuture<OpenLoad.Outcome> holding = CompletableFuture.supplyAsync(() ->
                    new OpenLoad(Platform.http(), HOLDING).run(HOLDS_PER_SECOND, SEATS,
                        number -> over.get() ? null : Holds.request(selling, selling.together(number, 1), Bench.buyers().take()),
                        Load.Observer.NOBODY));
                Answers answers = Bench.busy().run(slice, number -> full).served(200);
                over.set(true);
                holds = holding.join();
                return answers;
            }

            @Override
            public void verify(Answers answers) {
                int made = holds.statuses().getOrDefault(201, 0);
                held.addAndGet(made);
                holdingSeconds += holds.seconds();
                holds.answers().allOf(201, 503);
                Holds.assertHeld(selling, made, 1);
            }
        };
    }

    private Answers listBesideLogins(Duration time, byte[] list, List<byte[]> loggingIn) {
        CompletableFuture<Answers> beside = CompletableFuture.supplyAsync(() ->
            new Load(Platform.http(), LOGGING_IN).run(time, number -> loggingIn.get(number % LOGGING_IN)).allOf(200, 429, 503));
        Answers answers = Bench.busy().run(time, number -> list).served(200);
        Answers loggedIn = beside.join();
        logins.addAndGet(loggedIn.count(200));
        loginSeconds += loggedIn.count() / loggedIn.perSecond();
        return answers;
    }
}
