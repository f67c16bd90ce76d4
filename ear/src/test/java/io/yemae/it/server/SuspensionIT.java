package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.wire.Socket;
import io.yemae.it.kit.wire.SocketIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;

/** The server suspended by its operator in the middle of its work, and resumed. */
class SuspensionIT extends YemaeIT {
    private static final int SERVICE_RESTART = 1012;
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final String WITHOUT_EFFECT =
        "SELECT count(*) FROM outbox WHERE subject = ?::uuid AND id NOT IN (SELECT message_id FROM inbox)";

    private final Api management = new Api(Platform.management());

    @Test
    void aSuspendedServerHasFinishedItsWorkAndServesAgainAfterwards() throws Exception {
        Till till = new Till(Platform.sandbox(), sql, stage);
        Show show = stage.show(2);
        Payer payer = till.payer(show, 0);
        Buyer buyer = stage.buyer();
        String map = "/api/seats/events/" + show.event();
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.HELD);
        try (Socket socket = Socket.open("/ws/seats/" + show.event());
             SocketIo polls = SocketIo.join("/seats/" + show.event(), "polling", Map.of());
             SocketIo overSocket = SocketIo.join("/seats/" + show.event(), "websocket", Map.of())) {
            soon(() -> assertThat(List.of(polls.isConnected(), overSocket.isConnected())).containsOnly(true));
            CompletableFuture<Answer> paying = CompletableFuture.supplyAsync(payer::confirm);
            Platform.sandbox().faults().awaitHeld(1, AT_MOST);
            long began = System.nanoTime();

            CompletableFuture<Duration> suspending = CompletableFuture.supplyAsync(() -> {
                call("suspend");
                return Duration.ofNanos(System.nanoTime() - began);
            });

            soon(() -> assertThat(management.get("/health/ready").status()).as("taken out by balancers").isEqualTo(503));
            // It serves until no request has come for a second. As with a balancer that has taken it out, none comes until then.
            assertThat(socket.closed().get(AT_MOST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(SERVICE_RESTART);
            soon(() -> assertRefused(api.get(map)));
            assertRefused(buyer.hold(show, show.seats().get(1)));
            assertThat(paying).as("in progress").isNotDone();
            assertThat(suspending).as("waits for it").isNotDone();
            Platform.sandbox().faults().release();
            paying.get().expect(200);
            assertThat(suspending.get()).isLessThan(AT_MOST);

            soon(() -> assertThat(List.of(polls.isConnected(), overSocket.isConnected())).containsOnly(false));
            assertThat(sql.number(WITHOUT_EFFECT, payer.reservation())).as("messages about it").isZero();
            for (String path : List.of(map, "/api/events", "/api/events/" + show.event(), "/api/queue/status/" + show.event(), "/api/no")) {
                assertRefused(api.get(path));
            }
            assertThat(api.getAs("text/html", "/").text()).contains("http-equiv=\"refresh\"");
        } finally {
            Platform.sandbox().faults().clear();
            call("resume");
        }

        soon(() -> management.get("/health/ready").expect(200));
        buyer.hold(show, show.seats().get(1)).expect(201);
        assertThat(api.get(map).expect(200).headers().firstValue("Connection").orElse("")).as("kept open").isNotEqualTo("close");
        try (Socket socket = Socket.follow("/ws/seats/" + show.event());
             SocketIo polls = SocketIo.join("/seats/" + show.event(), "polling", Map.of())) {
            soon(() -> assertThat(polls.isConnected()).isTrue());
            payer.cancel().expect(200);
            soon(() -> assertThat(socket.data("seat-released")).isNotEmpty());
            soon(() -> assertThat(sql.number(WITHOUT_EFFECT, payer.reservation())).as("messages are sent again").isZero());
        }
    }

    private static void assertRefused(Answer answer) {
        answer.expectProblem(503, "SHUTTING_DOWN");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(answer.at("/traceId")).isEqualTo(answer.headers().firstValue("Trace-Id").orElseThrow());
    }

    private static void call(String name) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        if (name.equals("suspend")) {
            operation.get("suspend-timeout").set(AT_MOST.toSeconds());
        }
        try {
            Platform.managed(operation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
