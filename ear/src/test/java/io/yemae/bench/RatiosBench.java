package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.Load.Answers;
import io.yemae.bench.Report.Scenario;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers from memory, relative to an empty resource. {@code -Dbench.quick} takes a fraction of the time and is less exact. */
@ExtendWith(ArquillianExtension.class)
class RatiosBench {
    private static final boolean QUICK = System.getProperty("bench.quick") != null;
    private static final int PAIRS = QUICK ? 3 : 5;
    private static final Duration SLICE = Duration.ofSeconds(QUICK ? 2 : 8);
    private static final int PEOPLE = QUICK ? 20_000 : 50_000;
    private static final int SEATS = 10_000;
    /** Enough to keep two processors busy. */
    private static final int BUSY = 32;
    /** An entry waits for the next turn of the room, a tenth of a second, so it takes many to keep the server busy. */
    private static final int CROWD = 2_000;

    private static final String EMPTY = "/empty/resource";
    private static final String WEB_XML = """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>resteasy.preferJacksonOverJsonB</param-name>
            <param-value>true</param-value>
          </context-param>
        </web-app>
        """;

    private static final Sql SQL = Platform.sql();
    private static final Api API = new Api(Platform.http());
    private static final Stage STAGE = new Stage(API);
    private static final Report REPORT = new Report();

    private static List<String> people;
    /** One header line for each user. */
    private static List<String> tokens;

    @Deployment(testable = false)
    static WebArchive empty() {
        return ShrinkWrap.create(WebArchive.class, "empty.war").addClasses(EmptyApplication.class, EmptyResource.class)
            .setWebXML(new StringAsset(WEB_XML));
    }

    @AfterAll
    static void write() {
        REPORT.write(Platform.EAR.resolveSibling("bench/report.md"));
    }

    @Test
    void theSeatMapThatHasNotChanged() {
        Show show = STAGE.show(SEATS);
        String etag = API.get(mapOf(show)).expect(200).headers().firstValue("ETag").orElseThrow();
        byte[] request = Requests.get(mapOf(show), "If-None-Match: " + etag);

        REPORT.add(new Scenario(1, "seat map of 10,000 seats, unchanged (304)", "empty GET", 0.8, 1.2),
            besideNothing(number -> request, 304), "");
    }

    @Test
    void theFullSeatMap() {
        Show show = STAGE.show(SEATS);
        API.with("Accept-Encoding", "gzip").get(mapOf(show)).expect(200);
        byte[] request = Requests.get(mapOf(show), "Accept-Encoding: gzip");

        REPORT.add(new Scenario(2, "seat map of 10,000 seats, full, gzip", "empty GET", 0.5, 0.9), besideNothing(number -> request, 200),
            "");
    }

    @Test
    void aPollOfTheWaitingRoom() {
        Show show = crowdedShow();
        SQL.texts("SELECT count(*) FROM queue_turn(?::uuid, 0, 'act', ?::uuid[], '{}', '{}', '{}', '{}', 1000, 1000, 100, 5)", show.event(),
            "{" + String.join(",", people()) + "}");
        List<byte[]> polls = byEach(token -> Requests.get("/api/queue/status/" + show.event(), token));
        IntFunction<byte[]> inTurn = number -> polls.get(number % polls.size());

        REPORT.add(new Scenario(3, String.format(Locale.ROOT, "queue poll, %,d distinct tickets", polls.size()), "empty GET", 0.8, 1.0),
            besideNothing(inTurn, 200), "");
    }

    @Test
    void comingIntoTheWaitingRoom() {
        byte[] echo = Requests.post(EMPTY, "", "{\"eventId\":\"0190a5e4-7c1b-7def-8abc-0123456789ab\",\"number\":1}");
        Load crowd = new Load(Platform.http(), CROWD);
        StringBuilder turns = new StringBuilder();

        Ratio ratio = Ratio.of(PAIRS, () -> {
            Show show = crowdedShow();
            List<byte[]> entries = byEach(token -> Requests.post("/api/queue/check/" + show.event(), token, ""));
            Answers answers = crowd.run(SLICE, number -> number < entries.size() ? entries.get(number) : null);
            assertAll(200, answers);
            long places = SQL.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid", show.event());
            assertThat(places).as("everybody has a place, and one").isEqualTo(answers.statuses().get(200).longValue());
            turns.setLength(0);
            turns.append(String.format(Locale.ROOT, "%.4f turns of the room an entry",
                SQL.number("SELECT revision FROM queue_rooms WHERE event_id = ?::uuid", show.event()) / (double) places));
            return answers.perSecond();
        }, () -> answered(crowd, number -> echo, 200));

        REPORT.add(new Scenario(4, "queue enter, 2,000 at once", "POST that echoes JSON", 0.5, 0.8), ratio, turns.toString());
    }

    private static Ratio besideNothing(IntFunction<byte[]> requests, int status) {
        byte[] empty = Requests.get(EMPTY, "");
        return Ratio.of(PAIRS, () -> answered(busy(), requests, status), () -> answered(busy(), number -> empty, 200));
    }

    private static double answered(Load load, IntFunction<byte[]> requests, int status) {
        Answers answers = load.run(SLICE, requests);
        assertAll(status, answers);
        return answers.perSecond();
    }

    private static void assertAll(int status, Answers answers) {
        assertThat(answers.statuses()).containsOnlyKeys(status);
    }

    private static Load busy() {
        return new Load(Platform.http(), BUSY);
    }

    /** A show whose room admits one user, so that everybody else waits. */
    private static Show crowdedShow() {
        Show show = STAGE.show(10);
        STAGE.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 1)).expect(200);
        return show;
    }

    private static String mapOf(Show show) {
        return "/api/seats/events/" + show.event();
    }

    private static List<String> people() {
        if (people == null) {
            people = People.of(SQL, PEOPLE);
            Forger forger = new Forger(Platform.directory().resolve("server/data/yemae/keys"), "");
            tokens = people.stream().parallel().map(forger::tokenOf).map(token -> "Authorization: Bearer " + token).toList();
            getToKnow(tokens);
        }
        return people;
    }

    /** The server has verified these tokens before. */
    private static void getToKnow(List<String> tokens) {
        String path = "/api/queue/status/" + crowdedShow().event();
        assertAll(200, busy().run(Duration.ofMinutes(5), number -> number < tokens.size() ? Requests.get(path, tokens.get(number)) : null));
    }

    /** @param request makes a request with this authorization header */
    private static List<byte[]> byEach(Function<String, byte[]> request) {
        people();
        return tokens.stream().map(request).toList();
    }
}
