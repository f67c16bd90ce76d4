package io.yemae.it.server;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server in another time zone: instants are the same, and days are those of Seoul. */
@ResourceLock(SecondServer.LOCK)
class TimeZoneIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    @Test
    void theServerRunsInAnotherTimeZone() throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(platform.server().pid()), "VM.system_properties").start();

        assertThat(new String(process.getInputStream().readAllBytes())).contains("user.timezone=" + SecondServer.TIME_ZONE);
    }

    @Test
    void theClockIsComparedWithAnNtpServerAtTheStart() {
        Api management = new Api(platform.server().management());

        YemaeIT.soon(() -> assertThat(management.get("/metrics").expect(200).text())
            .containsPattern("(?m)^yemae_ntp_offset_seconds(\\{[^}]*})? [-.E0-9]+$"));
    }

    @Test
    void allTimesOfASaleAreThatOfTheSale() {
        Stage stage = platform.stage();
        Instant opens = Instant.parse("2020-02-29T23:30:00Z");
        Show show = stage.show(1, Map.of("saleStart", opens.toString()));
        Payer payer = new Till(SecondServer.GATEWAY, platform.sql(), stage).payer(show, 0);
        payer.confirm().expect(200);

        JsonNode reservation = payer.reservationNow().json().get("reservation");
        List<String> times = reservation.get("timeline").findValuesAsText("at");

        assertThat(platform.api().get("/api/events/" + show.event()).expect(200).text()).contains("2020-02-29T23:30:00");
        assertThat(times).hasSize(2).allSatisfy(time -> assertThat(Instant.parse(time)).isCloseTo(Instant.now(), within(2, MINUTES)));
        assertThat(platform.sql().texts("SELECT extract(epoch FROM now() - created_at) < 120 FROM reservations WHERE id = cast(? AS uuid)",
            payer.reservation())).containsExactly("t");
    }

    @Test
    void aSaleIsOfItsDayInSeoul() {
        Stage stage = platform.stage();
        Show show = stage.show(1);
        LocalDate before = LocalDate.now(SEOUL);
        new Till(SecondServer.GATEWAY, platform.sql(), stage).payer(show, 0).confirm().expect(200);
        Api administrator = stage.administrator();

        JsonNode days = administrator.get("/api/admin/reports/sales?eventId=" + show.event()).expect(200).json().get("days");

        assertThat(days).hasSize(1);
        assertThat(LocalDate.parse(days.get(0).get("name").asText())).isBetween(before, LocalDate.now(SEOUL));
    }

    @Test
    void theLogsAreInUtc() {
        String trace = platform.api().get("/api/events/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND").at("/traceId");

        YemaeIT.soon(() -> {
            String event = lines("events.log").filter(line -> line.contains(trace)).findFirst().orElseThrow();
            assertThat(Instant.parse(event.split("\"")[3])).isCloseTo(Instant.now(), within(2, MINUTES));
        });
        String last = lines("server.log").filter(line -> line.contains(" INFO ")).reduce((first, second) -> second).orElseThrow();
        assertThat(Instant.parse(last.split(" ")[0])).isBetween(Instant.now().minus(2, HOURS), Instant.now());
    }

    private static Stream<String> lines(String log) {
        try {
            return Files.readAllLines(platform.directory().resolve("server/log").resolve(log)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
