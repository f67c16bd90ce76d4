package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.Load;
import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report;
import io.yemae.bench.result.Report.Scenario;
import io.yemae.bench.result.Rounds;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The waiting room: polls (row 3) and entries (row 4). */
final class Lobbies {
    private static final int CROWD = 2_000;
    private static final int PART_OF_THE_RATE = 2;

    private long entered;
    private long turns;

    /** A show whose room admits one user, so that everybody else waits. */
    static Show crowdedShow() {
        Show show = Bench.STAGE.show(10);
        Bench.STAGE.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1)).expect(200);
        return show;
    }

    void polls() {
        Show show = crowdedShow();
        Bench.SQL.texts("SELECT count(*) FROM queue_turn(?::uuid, 0, 'act', ?::uuid[], '{}', '{}', '{}', '{}', 1000, 1000, 100, 5)",
            show.event(), "{" + String.join(",", Bench.buyers().ids()) + "}");
        List<byte[]> polls = Bench.buyers().headers().stream()
            .map(header -> Requests.get("/api/queue/status/" + show.event(), header)).toList();
        // Goes on from slice to slice: a place without a poll is lost after 90 seconds.
        AtomicInteger next = new AtomicInteger();

        Rounds rounds = new Rounds()
            .with("empty", Reads.always(Requests.get(Reads.EMPTY, ""), 200))
            .with("poll", Reads.each(number -> polls.get(next.getAndIncrement() % polls.size()), 200))
            .run(Bench.ROUNDS, Bench.SLICE);

        Bench.REPORT.add(new Scenario("3", Report.text("queue poll, %,d distinct tickets", polls.size()), "an empty GET", 0.8, 1.0),
            rounds, "poll", "empty", "");
        clear(show);
    }

    void entries() {
        byte[] echo = Requests.post(Reads.EMPTY, "", "{\"eventId\":\"0190a5e4-7c1b-7def-8abc-0123456789ab\",\"number\":1}");
        Load crowd = new Load(Platform.http(), CROWD);

        Rounds rounds = new Rounds()
            .with("echo", Rounds.Side.of(time -> Bench.busy().run(time, number -> echo).allOf(200)))
            .with("enter", (time, expected) -> entering(Bench.busy()))
            .withHalf("echo, 2,000 at once", Rounds.Side.of(time -> crowd.run(time, number -> echo).allOf(200)))
            .withHalf("enter, 2,000 at once", (time, expected) -> entering(crowd))
            .run(Bench.ROUNDS, Bench.SLICE);

        String remark = Report.text("%.3f turns of the room for each", (double) turns / entered);
        Bench.REPORT.add(new Scenario("4", "queue enter, 32 connections", "a POST that echoes JSON", 0.5, 0.8), rounds, "enter", "echo",
            remark);
        Bench.REPORT.add(new Scenario("4, crowd", "queue enter, 2,000 connections", "a POST that echoes JSON", 0.5, 0.8), rounds,
            "enter, 2,000 at once", "echo, 2,000 at once", "");
        latency(rounds.median("enter") / PART_OF_THE_RATE);
    }

    private Rounds.Slice entering(Load load) {
        Show show = crowdedShow();
        List<byte[]> entries = entriesTo(show);
        return new Rounds.Slice() {
            @Override
            public Answers run(Duration slice) {
                return load.run(slice, number -> number < entries.size() ? entries.get(number) : null).allOf(200);
            }

            @Override
            public void verify(Answers answers) {
                assertPlaces(show, answers.count());
                entered += answers.count();
                turns += Bench.SQL.number("SELECT revision FROM queue_rooms WHERE event_id = ?::uuid", show.event());
                clear(show);
            }
        };
    }

    /** Half of what the closed loop reached, so that the latency is that of a server which keeps up. */
    private static void latency(double perSecond) {
        Show show = crowdedShow();
        List<byte[]> entries = entriesTo(show);
        int count = (int) Math.min(entries.size(), perSecond * Bench.SLICE.toMillis() / 1000);
        OpenLoad.Outcome outcome = new OpenLoad(Platform.http(), Bench.BUSY).run(perSecond, count, entries::get, Load.Observer.NOBODY);
        outcome.answers().allOf(200);
        assertPlaces(show, count);
        clear(show);
        Bench.REPORT.latency("queue enter, 32 connections", perSecond, outcome, "p50 ≤ 10 ms", outcome.millis(50) <= 10);
    }

    private static List<byte[]> entriesTo(Show show) {
        return Bench.buyers().headers().stream().map(header -> Requests.post("/api/queue/check/" + show.event(), header, "")).toList();
    }

    private static void assertPlaces(Show show, int expected) {
        assertThat(Bench.SQL.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid", show.event()))
            .as("everybody has a place, and one").isEqualTo(expected);
    }

    /** Ends all places, so that their expiry does not disturb what is measured later. */
    private static void clear(Show show) {
        Bench.STAGE.administrator().raw("POST", "/api/queue/admin/clear/" + show.event(), null, null).expect(200);
    }
}
