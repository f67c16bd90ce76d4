package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A slow gateway delays the buyers who wait for it, and nobody else. */
class PaymentLoadIT extends CheckoutIT {
    private static final int PAYERS = 300;

    @Test
    void threeHundredPaymentsThroughASlowGatewayDelayNoOtherRequest() {
        Show show = stage.show(PAYERS, Map.of("holdMinutes", 60));
        Show another = stage.show(1);
        List<Stage.Buyer> buyers = stage.crowd(PAYERS);
        List<Payer> payers = IntStream.range(0, PAYERS).parallel().mapToObj(i -> till.payer(buyers.get(i), show, i)).toList();
        Stage.Buyer bystander = stage.buyer();
        Platform.sandbox().faults().always(Operation.CONFIRM, Fault.slow(Duration.ofMillis(1_500)));

        CompletableFuture<Void> paying = CompletableFuture.runAsync(() ->
            Crowd.of(PAYERS).run(i -> assertThat(payers.get(i).confirm().status()).isIn(200, 202)));
        await().atMost(Duration.ofSeconds(60)).until(() -> sql.number("SELECT count(*) FROM payments WHERE status = 'CONFIRMING'") >= 30);
        List<Long> waits = new ArrayList<>();
        boolean held = false;
        while (!paying.isDone()) {
            long start = System.nanoTime();
            api.get("/api/events?limit=1").expect(200);
            bystander.api().get("/api/reservations").expect(200);
            waits.add((System.nanoTime() - start) / 1_000_000);
            held = held || bystander.hold(another, another.seats().get(0)).status() == 201;
        }
        paying.join();

        assertThat(held).isTrue();
        assertThat(waits).hasSizeGreaterThan(20);
        assertThat(waits.stream().sorted().skip(waits.size() * 95L / 100).findFirst().orElseThrow()).as("the 95th percentile, ms")
            .isLessThan(1_000);
        await().atMost(Duration.ofSeconds(180)).until(() ->
            sql.number("SELECT count(*) FROM reservations WHERE event_id = ?::uuid AND status = 'confirmed'", show.event()) == PAYERS);
        Platform.sandbox().faults().clear();
        assertThat(payers).allSatisfy(payer -> assertThat(till.kept(payer.order())).isEqualTo(70_000));
    }
}
