package io.yemae.bench;

import io.yemae.bench.load.Load;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import java.time.Duration;
import java.util.Map;

/** What all benchmarks share: how long they measure, the server, and the buyers. */
final class Bench {
    static final boolean QUICK = System.getProperty("bench.quick") != null;
    static final int ROUNDS = QUICK ? 3 : 5;
    static final Duration SLICE = QUICK ? Duration.ofMillis(1_500) : Duration.ofSeconds(8);
    /** Enough to keep the processors of a small machine busy. */
    static final int BUSY = 32;
    /** Connections of the platform's main pool, as configured. */
    static final int POOL = 8;
    /** Live holds of one buyer: enough for all holds of a run, which nobody pays. */
    static final int HOLDS_PER_USER = 40;
    /** Without a target. */
    static final double NONE = Double.NaN;

    static final Sql SQL = Platform.sql();
    static final Api API = new Api(Platform.http());
    static final Stage STAGE = new Stage(API, SQL, Platform.keys());
    static final Report REPORT = new Report(Platform.EAR.resolveSibling("bench"), new Report.Setting(QUICK, POOL, ROUNDS, SLICE));

    private static Buyers buyers;

    private Bench() {
    }

    /** All buyers. The server has verified their tokens. */
    static synchronized Buyers buyers() {
        if (buyers == null) {
            STAGE.administrator().patch("/api/admin/policies/holds.per.user", Map.of("value", HOLDS_PER_USER)).expect(200);
            buyers = Buyers.of(SQL, Platform.keys(), QUICK ? 10_000 : 50_000);
            String path = "/api/queue/status/" + Lobbies.crowdedShow().event();
            busy().run(Duration.ofMinutes(5), number ->
                number < buyers.count() ? Requests.get(path, buyers.header(number)) : null).allOf(200);
        }
        return buyers;
    }

    static Load busy() {
        return new Load(Platform.http(), BUSY);
    }
}
