package io.yemae.it.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import java.io.IOException;
import java.util.List;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.junit.jupiter.api.Test;

/** The subsystem of the server's management model, as jboss-cli and the admin console use it. */
class ManagementIT extends YemaeIT {
    private static final String LAST_ACTOR = "SELECT actor FROM audit_entries WHERE action = ? AND target = ? ORDER BY id DESC LIMIT 1";

    /** What an operator does. */
    private interface Reconcile {
        void run() throws IOException;
    }

    @Test
    void theStateOfThePlatformCanBeRead() throws IOException {
        Lobby lobby = Lobby.of(1).threshold(1);
        for (int i = 0; i < 3; i++) {
            lobby.check(stage.buyer());
        }

        ModelNode state = read();

        assertThat(state.get("deployed").asBoolean()).isTrue();
        assertThat(state.get("sales-paused").asBoolean()).isFalse();
        assertThat(state.get("dead-letters").keys()).containsExactlyInAnyOrder("PaymentCallbacks", "Cancellations", "Notices");
        assertThat(Math.abs(state.get("clock-offset").asDouble())).isLessThan(5);
        assertThat(state.get("ntp-offset").isDefined()).as("switched off here").isFalse();
        ModelNode room = state.get("waiting-rooms").asList().stream()
            .filter(each -> each.get("event").asString().equals(lobby.event())).findFirst().orElseThrow();
        assertThat(room.get("paused").asBoolean()).isFalse();
        assertThat(room.get("admitted").asInt()).isOne();
        assertThat(room.get("waiting").asInt()).isEqualTo(2);
    }

    @Test
    void theInvariantsAreCheckedNow() throws IOException {
        ModelNode violations = call("check-invariants");

        assertThat(violations.keys()).contains("confirmed-owns-its-seats");
        assertThat(violations.asPropertyList()).allSatisfy(each -> assertThat(each.getValue().asLong()).as(each.getName()).isZero());
    }

    @Test
    void salesArePausedAndResumed() throws IOException {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        call("pause-sales");
        try {
            assertThat(read().get("sales-paused").asBoolean()).isTrue();
            buyer.hold(show, show.seats().get(0)).expectProblem(503, "FEATURE_OFF");
        } finally {
            call("resume-sales");
        }

        assertThat(read().get("sales-paused").asBoolean()).isFalse();
        buyer.hold(show, show.seats().get(0)).expect(201);
        assertThat(sql.texts(LAST_ACTOR, "feature.change", "holds")).containsExactly("management");
    }

    @Test
    void salesArePausedByWritingTheAttributeAsTheConsoleDoes() throws IOException {
        Platform.managed(write("sales-paused", new ModelNode(true)));
        try {
            for (ModelNode bad : List.of(new ModelNode(), new ModelNode("ture"))) {
                assertThatThrownBy(() -> Platform.managed(write("sales-paused", bad))).hasMessageContaining("sales-paused");
            }
            assertThat(read().get("sales-paused").asBoolean()).isTrue();
            assertThat(sql.texts(LAST_ACTOR, "feature.change", "holds")).containsExactly("management");
        } finally {
            Platform.managed(write("sales-paused", new ModelNode(false)));
        }
        assertThat(read().get("sales-paused").asBoolean()).isFalse();
    }

    @Test
    void aPaymentInDoubtIsSeenAndReconciledNow() throws IOException {
        reconciled(() -> call("reconcile-now"));
    }

    @Test
    void aPaymentInDoubtIsReconciledByWritingTheAttributeAsTheConsoleDoes() throws IOException {
        reconciled(() -> Platform.managed(write("reconcile", new ModelNode(true))));
        long before = reconciliations();

        Platform.managed(write("reconcile", new ModelNode(false)));

        assertThat(read().get("reconcile").asBoolean()).isFalse();
        assertThat(reconciliations()).isEqualTo(before);
    }

    private static void reconciled(Reconcile now) throws IOException {
        Till till = new Till(Platform.sandbox(), sql, stage);
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(503));
        payer.confirm().expect(202);
        Platform.sandbox().faults().clear();
        assertThat(read().get("payments-in-doubt").asList().stream().filter(each -> each.get("payment").asString().equals(payer.order())))
            .singleElement().satisfies(each -> assertThat(each.get("status").asString()).isEqualTo("UNKNOWN"));

        sql.update("UPDATE payments SET changed_at = changed_at - interval '2 minutes', claimed_until = NULL WHERE id = ?::uuid",
            payer.order());
        long before = reconciliations();
        now.run();

        till.awaitSettled(payer);
        assertThat(reconciliations()).isEqualTo(before + 1);
    }

    @Test
    void deadLettersOfAKnownQueueAreSentAgain() throws IOException {
        ModelNode redrive = operation("redrive-dead-letters");

        assertThat(Platform.managed(with(redrive, "Notices")).asInt()).isNotNegative();
        assertThatThrownBy(() -> Platform.managed(with(redrive, "Elsewhere"))).hasMessageContaining("Elsewhere");
        assertThatThrownBy(() -> Platform.managed(redrive)).hasMessageContaining("queue");
    }

    @Test
    void everythingIsDescribed() throws IOException {
        ModelNode describe = operation("read-resource-description");
        describe.get("operations").set(true);
        describe.get("inherited").set(false);

        ModelNode description = Platform.managed(describe);

        assertThat(description.get("operations").keys())
            .contains("pause-sales", "resume-sales", "check-invariants", "redrive-dead-letters", "reconcile-now");
        assertThat(description.get("operations", "redrive-dead-letters", "request-properties", "queue", "allowed").asList())
            .extracting(ModelNode::asString).isEqualTo(List.of("PaymentCallbacks", "Cancellations", "Notices"));
        assertThat(description.get("attributes").asPropertyList())
            .allSatisfy(each -> assertThat(each.getValue().get("description").asString()).as(each.getName()).isNotBlank());
        assertThat(description.get("attributes").asPropertyList().stream()
            .filter(each -> each.getValue().get("type").asType() == ModelType.OBJECT))
            .as("maps, which the console shows only if they are of texts").isNotEmpty()
            .allSatisfy(each -> assertThat(each.getValue().get("value-type").asType()).as(each.getName()).isEqualTo(ModelType.STRING));
    }

    private static long reconciliations() {
        return sql.number("SELECT count(*) FROM audit_entries WHERE action = 'payment.reconcile' AND actor = 'management'");
    }

    private static ModelNode write(String attribute, ModelNode value) {
        ModelNode write = operation("write-attribute");
        write.get("name").set(attribute);
        write.get("value").set(value);
        return write;
    }

    private static ModelNode with(ModelNode operation, String queue) {
        ModelNode with = operation.clone();
        with.get("queue").set(queue);
        return with;
    }

    private static ModelNode read() throws IOException {
        ModelNode read = operation("read-resource");
        read.get("include-runtime").set(true);
        return Platform.managed(read);
    }

    private static ModelNode call(String name) throws IOException {
        return Platform.managed(operation(name));
    }

    private static ModelNode operation(String name) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        operation.get("address").add("subsystem", "yemae");
        return operation;
    }
}
