package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.ServiceFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server of which a test says how long each of its lives lasts. */
class SupervisorTest implements SupervisedServer {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration UNTIL_READY = Duration.ofSeconds(10);

    private final Deque<Duration> lives = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int launches;
    private boolean stopping;
    private boolean stopsDuringTheStart;
    private ServiceFailure cannotLaunch;

    private final Supervisor supervisor = new Supervisor(this, () -> stopping, () -> now, this::pause, reports::add);

    @Test
    void aServerThatEndsIsStartedAgainAndReportedWithItsLog() {
        watch(LONG);

        assertThat(launches).isOne();
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(reports).containsExactly(
            "Server 2 has ended by itself with exit code 137 and is started again in 1 s; its log is data/server-2/log/server.log.",
            "Server 2 is ready again, 11 s after its end.");
        assertThat(supervisor.givenUp()).isNotDone();
    }

    @Test
    void thePauseDoublesWithEachEndSoonAfterAStartAndTheFifthIsTheLast() {
        watch(LONG, SHORT, SHORT, SHORT, SHORT, SHORT);

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(reports).last().isEqualTo(
            "Server 2 has ended 5 times in a row within 60 s of its start and stays down; its log is data/server-2/log/server.log.");
        assertThat(supervisor.givenUp()).isCompleted();
    }

    @Test
    void aRunLongerThanAMinuteResetsTheCountOfQuickEnds() {
        watch(SHORT, SHORT, SHORT, SHORT, LONG, SHORT);

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 1L, 2L);
        assertThat(supervisor.givenUp()).isNotDone();
    }

    @Test
    void aServerThatDoesNotBecomeReadyIsNotReportedAsReady() {
        watch(LONG, SHORT);

        assertThat(reports).filteredOn(line -> line.contains("ready")).hasSize(1);
        assertThat(launches).isEqualTo(2);
    }

    @Test
    void aFailedLaunchCountsAsAQuickEndAndSaysWhy() {
        cannotLaunch = new ServiceFailure("Could not run java.");
        watch(LONG);

        assertThat(reports).contains("Could not run java.");
        assertThat(pauses).hasSize(Supervisor.QUICK_ENDS);
        assertThat(supervisor.givenUp()).isCompleted();
    }

    @Test
    void nothingIsStartedOrReportedWhileThePlatformIsBeingStopped() {
        stopping = true;
        watch(LONG);

        assertThat(launches).isZero();
        assertThat(reports).isEmpty();
    }

    @Test
    void aShutdownDuringAStartEndsTheSupervisionSilently() {
        stopsDuringTheStart = true;
        watch(LONG);

        assertThat(launches).isOne();
        assertThat(reports).hasSize(1);
        assertThat(supervisor.givenUp()).isNotDone();
    }

    /** Watches a server with these lives; then the platform is stopped. */
    private void watch(Duration... each) {
        lives.addAll(List.of(each));
        supervisor.watch();
    }

    private void pause(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    @Override
    public String name() {
        return "server 2";
    }

    @Override
    public Path log() {
        return Path.of("data/server-2/log/server.log");
    }

    @Override
    public int awaitExit() {
        if (!lives.isEmpty()) {
            now = now.plus(lives.poll());
        } else if (cannotLaunch == null) {
            stopping = true;
        }
        return 137;
    }

    @Override
    public void launch() {
        if (cannotLaunch != null) {
            throw cannotLaunch;
        }
        launches++;
        if (stopsDuringTheStart) {
            stopping = true;
            throw new ServiceFailure("Stopping.");
        }
    }

    @Override
    public boolean awaitReady() {
        boolean ready = !SHORT.equals(lives.peek());
        now = ready ? now.plus(UNTIL_READY) : now;
        return ready;
    }
}
