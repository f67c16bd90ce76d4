package io.yemae.bench;

import io.yemae.bench.load.Load;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.LineChart;
import io.yemae.bench.result.LineChart.Line;
import io.yemae.bench.result.LineChart.Point;
import io.yemae.bench.result.Rounds;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.servers.OwnPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How rates change with the size of the hall, the number of connections, of people who wait, of events, and of nodes. */
final class Scaling {
    static final boolean ASKED_FOR = System.getProperty("bench.scaling") != null;
    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final int MAKERS = 4;
    private static final int BUYERS_OF_NODES = 5_000;
    private static final int SEATS = 1_000;
    private static final Duration WARMING = Duration.ofSeconds(20);

    void seats() {
        List<Point> maps = new ArrayList<>();
        List<Point> holds = new ArrayList<>();
        for (int seats : new int[] {1_000, 10_000, 60_000}) {
            Holds.Selling selling = new Holds.Selling(seats, 1, Bench.busy());
            holds.add(new Point(seats, measured(selling)));
            Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, seats);
            byte[] full = Requests.get(hall.seatMap(), "Accept-Encoding: gzip");
            maps.add(new Point(seats, measured(Rounds.Side.of(time -> Bench.busy().run(time, number -> full).allOf(200)))));
        }
        Bench.REPORT.chart(new LineChart("seats.svg", "By seats of a performance", "seats",
            List.of(new Line("full map, gzip", maps), new Line("hold", holds))));
    }

    void connections() {
        List<Point> lists = new ArrayList<>();
        List<Point> holds = new ArrayList<>();
        byte[] list = Requests.get("/api/events?limit=20", "Accept-Encoding: gzip");
        for (int connections : new int[] {1, 8, 32, 128, 512}) {
            Load load = new Load(Platform.http(), connections);
            holds.add(new Point(connections, measured(new Holds.Selling(1_000, 1, load))));
            lists.add(new Point(connections, measured(Rounds.Side.of(time -> load.run(time, number -> list).allOf(200)))));
        }
        Bench.REPORT.chart(new LineChart("connections.svg", "By connections", "connections",
            List.of(new Line("event list", lists), new Line("hold", holds))));
    }

    void waiting() {
        List<Point> polls = new ArrayList<>();
        List<Point> entries = new ArrayList<>();
        for (int waiting : new int[] {1_000, 10_000, 100_000}) {
            Show show = Lobbies.crowdedShow();
            List<String> known = Bench.buyers().ids().subList(0, 1_000);
            Bench.SQL.texts("""
                SELECT count(*)
                FROM queue_turn(?::uuid, 0, 'act', ?::uuid[] || ARRAY(SELECT gen_random_uuid() FROM generate_series(1, ?)),
                                '{}', '{}', '{}', '{}', 1000, 1000, 100, 5)""",
                show.event(), "{" + String.join(",", known) + "}", waiting - known.size());
            List<byte[]> asking = Bench.buyers().headers().subList(0, known.size()).stream()
                .map(header -> Requests.get("/api/queue/status/" + show.event(), header)).toList();
            polls.add(new Point(waiting, measured(Reads.each(number -> asking.get(number % asking.size()), 200))));
            AtomicInteger next = new AtomicInteger(known.size());
            entries.add(new Point(waiting, measured(Reads.each(number -> {
                int buyer = next.getAndIncrement();
                return buyer >= Bench.buyers().count() ? null
                    : Requests.post("/api/queue/check/" + show.event(), Bench.buyers().header(buyer), "");
            }, 200))));
            Bench.STAGE.administrator().raw("POST", "/api/queue/admin/clear/" + show.event(), null, null).expect(200);
        }
        Bench.REPORT.chart(new LineChart("waiting.svg", "By people who wait", "people", List.of(new Line("poll", polls),
            new Line("enter", entries))));
    }

    void events() {
        List<Point> lists = new ArrayList<>();
        byte[] list = Requests.get("/api/events?limit=20", "Accept-Encoding: gzip");
        for (int events : new int[] {100, 1_000, 10_000}) {
            long there = Bench.SQL.number("SELECT count(*) FROM events");
            AtomicInteger left = new AtomicInteger((int) (events - there));
            Crowd.of(MAKERS).run(thread -> {
                while (left.decrementAndGet() >= 0) {
                    Bench.STAGE.generalAdmission(1);
                }
            });
            lists.add(new Point(events, measured(Reads.always(list, 200))));
        }
        Bench.REPORT.chart(new LineChart("events.svg", "By events", "events", List.of(new Line("event list", lists))));
    }

    /** Two nodes on one database: first one of them gets all holds, then each gets half. All of it shares this machine. */
    void nodes() {
        OwnPlatform platform = OwnPlatform.in("nodes", "one", "two")
            .with(own -> own.jvmOptions(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC")));
        try {
            platform.beforeAll(null);
            Buyers buyers = Buyers.of(platform.sql(), platform.keys(), BUYERS_OF_NODES);
            List<URI> servers = platform.servers().stream().map(OwnPlatform::http).toList();
            holds(platform, buyers, servers, WARMING);
            List<Point> points = new ArrayList<>();
            for (int nodes = 1; nodes <= servers.size(); nodes++) {
                points.add(new Point(nodes, holds(platform, buyers, servers.subList(0, nodes), SLICE)));
            }
            Bench.REPORT.chart(new LineChart("nodes.svg", "By nodes on one machine", "nodes", List.of(new Line("hold", points))));
        } finally {
            platform.afterAll(null);
        }
    }

    private static double holds(OwnPlatform platform, Buyers buyers, List<URI> servers, Duration time) {
        int most = (int) (2 * Holds.peak() * time.toSeconds());
        Hall hall = Hall.of(platform.stage(), platform.sql(), 1 + most / SEATS, SEATS);
        AtomicInteger next = new AtomicInteger();
        double[] rates = new double[servers.size()];
        Crowd.of(servers.size()).run(node -> rates[node] = new Load(servers.get(node), Bench.BUSY / servers.size()).run(time, number ->
            Holds.request(hall, hall.together(next.getAndIncrement(), 1), buyers.header(buyers.take()))).served(201).perSecond());
        return Arrays.stream(rates).sum();
    }

    private static double measured(Rounds.Side side) {
        return new Rounds().with("only", side).run(1, SLICE).median("only");
    }
}
