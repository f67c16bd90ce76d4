package io.yemae.rehearsal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.rehearsal.LimitingResource;
import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.rehearsal.RehearsalStep;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BuyerTest {

    @Test
    void moreBuyersThanSeatsSellOutAndEachComesToAnEnd() {
        RehearsalReport report = new Town(100).rehearse(settings(200, 1, 0));

        assertThat(report.sold()).isEqualTo(100);
        assertThat(report.sellOutSeconds()).isBetween(2.0, 30.0);
        assertThat(report.buyers()).isEqualTo(new RehearsalReport.Buyers(200, 100, 0, 100, 0, 0));
        assertThat(report.waits().count()).isEqualTo(200);
        assertThat(report.waits().p50()).as("the answer says two seconds").isBetween(2_000.0, 2_100.0);
        assertThat(report.purchases().count()).isEqualTo(100);
        assertThat(report.refusals()).containsOnlyKeys("SEATS_TAKEN");
        assertThat(report.limit().resource()).isEqualTo(LimitingResource.NONE);
    }

    @Test
    void buyersWhoGiveUpDoSoAtEveryStep() {
        Town town = new Town(1_000);

        RehearsalReport report = town.rehearse(settings(300, 2, 100));

        assertThat(report.buyers()).isEqualTo(new RehearsalReport.Buyers(300, 0, 300, 0, 0, 0));
        assertThat(report.sold()).isZero();
        assertThat(report.sellOutSeconds()).isNull();
        assertThat(town.calls(RehearsalStep.HOLD)).isNotEmpty();
        assertThat(town.calls(RehearsalStep.RELEASE)).isNotEmpty();
        assertThat(town.calls(RehearsalStep.PAY)).isEmpty();
    }

    @Test
    void aBuyerPaysByCardIfThereIsAWindow() {
        URI window = URI.create("http://sandbox/window");
        Town town = new Town(10).withWindow(window);

        RehearsalReport report = town.rehearse(settings(1, 1, 0));

        assertThat(report.sold()).isOne();
        assertThat(town.calls(RehearsalStep.PREPARE)).singleElement()
            .satisfies(call -> assertThat(call.body()).contains("\"method\":\"CARD\""));
        assertThat(town.calls(RehearsalStep.APPROVE)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo(window.toString());
            assertThat(call.token()).as("is of the platform").isNull();
            assertThat(call.body()).contains("\"amount\":70000");
        });
        assertThat(town.calls(RehearsalStep.PAY)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/payments/confirm");
            assertThat(call.body()).contains("\"paymentKey\":\"key\"", "\"amount\":70000");
        });
    }

    @Test
    void anUnknownOutcomeIsAskedForUntilItIsKnown() {
        AtomicInteger unknown = new AtomicInteger(2);
        Town town = new Town(10).withWindow(URI.create("http://sandbox/window"));
        town.spoiltBy(reply -> !town.calls(RehearsalStep.PAY).isEmpty() && unknown.getAndDecrement() > 0
            ? new Reply(202, reply.body(), 0) : reply);

        RehearsalReport report = town.rehearse(settings(1, 1, 0));

        assertThat(report.sold()).isOne();
        assertThat(town.calls(RehearsalStep.PAY)).hasSize(3);
    }

    @Test
    void seatsAreNeighboursIfThereAreAny() {
        Town town = new Town(40);

        RehearsalReport report = town.rehearse(settings(5, 4, 0));

        assertThat(report.sold()).isEqualTo(20);
        assertThat(town.calls(RehearsalStep.HOLD).get(0).body()).containsPattern("\"seats\":\\[(\\d+, ){3}\\d+]");
        assertThat(town.calls(RehearsalStep.PLAN).stream().filter(Call::reads)).as("the plan is read once").hasSizeLessThan(5);
    }

    @Test
    void anOverloadedPlatformIsAskedAgainAndThenGivenUp() {
        AtomicInteger answers = new AtomicInteger();
        RehearsalReport report = new Town(10).spoiltBy(reply -> answers.getAndIncrement() < 3 ? new Reply(503, reply.body(), 2) : reply)
            .rehearse(settings(1, 1, 0));

        assertThat(report.sold()).isOne();
        assertThat(report.refusals()).containsEntry("503", 3L);

        RehearsalReport broken = new Town(10).spoiltBy(reply -> Reply.NONE).rehearse(settings(1, 1, 0));

        assertThat(broken.buyers().refused()).isOne();
        assertThat(broken.refusals()).containsEntry("NO_ANSWER", 6L);
    }

    private static RehearsalSettings settings(int buyers, int seats, int giveUpPercent) {
        return new RehearsalSettings(buyers, 10, 30, seats, 500, giveUpPercent, 600);
    }
}
