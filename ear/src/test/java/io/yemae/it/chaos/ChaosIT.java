package io.yemae.it.chaos;

import static io.yemae.it.chaos.Failure.BALANCER_KILLED;
import static io.yemae.it.chaos.Failure.CLOCK_STEPPED;
import static io.yemae.it.chaos.Failure.DATABASE_ANSWERS_LOST;
import static io.yemae.it.chaos.Failure.DATABASE_CUT_OFF;
import static io.yemae.it.chaos.Failure.DATABASE_DISK_FULL;
import static io.yemae.it.chaos.Failure.DATABASE_FAR_AWAY;
import static io.yemae.it.chaos.Failure.DATABASE_KILLED;
import static io.yemae.it.chaos.Failure.DATABASE_KILLED_AGAIN;
import static io.yemae.it.chaos.Failure.DATABASE_PAUSED;
import static io.yemae.it.chaos.Failure.DATABASE_UNREACHABLE;
import static io.yemae.it.chaos.Failure.GATEWAY_CUT_OFF;
import static io.yemae.it.chaos.Failure.GATEWAY_FAILS;
import static io.yemae.it.chaos.Failure.GATEWAY_KILLED;
import static io.yemae.it.chaos.Failure.GATEWAY_LOSES_ANSWERS;
import static io.yemae.it.chaos.Failure.GATEWAY_SLOW;
import static io.yemae.it.chaos.Failure.GATEWAY_UNREACHABLE;
import static io.yemae.it.chaos.Failure.JOURNAL_LOST;
import static io.yemae.it.chaos.Failure.SERVER_PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.chaos.Visit.Step;
import io.yemae.it.kit.servers.OwnPlatform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The short version of {@link ChaosCampaign}: one server, and each kind of failure once, except for those that need more starts of it. */
class ChaosIT {
    private static final long SEED = 20_261_128;
    private static final List<List<Failure>> ROUNDS = List.of(
        List.of(DATABASE_KILLED),
        List.of(DATABASE_PAUSED, GATEWAY_LOSES_ANSWERS),
        List.of(DATABASE_UNREACHABLE, GATEWAY_UNREACHABLE),
        List.of(DATABASE_CUT_OFF, GATEWAY_KILLED),
        List.of(DATABASE_FAR_AWAY, GATEWAY_FAILS),
        List.of(SERVER_PAUSED, GATEWAY_CUT_OFF),
        List.of(DATABASE_ANSWERS_LOST),
        List.of(CLOCK_STEPPED, BALANCER_KILLED),
        List.of(DATABASE_DISK_FULL),
        List.of(JOURNAL_LOST, DATABASE_KILLED_AGAIN, GATEWAY_SLOW));

    private static final Installation installation = new Installation("chaos");

    @RegisterExtension
    static final OwnPlatform platform = installation.platform();

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void whatWasAcknowledgedExistsExactlyOnceAfterEveryFailure() {
        Campaign campaign = new Campaign(installation, SEED, Duration.ofMillis(1_500), Duration.ofSeconds(8));

        campaign.sell(300, 1_500, ROUNDS.stream().map(ChaosIT::possible).filter(round -> !round.isEmpty()).toList());
        campaign.report().write(SEED);

        assertThat(campaign.report().violations()).isEmpty();
        assertThat(List.of(Step.HOLD, Step.PAYMENT, Step.CANCELLATION)).as("steps that were acknowledged, so that something was checked")
            .allSatisfy(step -> assertThat(campaign.report().acknowledged(step)).isGreaterThan(5));
        assertThat(campaign.report().open(Step.HOLD)).as("holds that were left open, because the failures were noticed").isPositive();
    }

    private static List<Failure> possible(List<Failure> round) {
        return round.stream().filter(Failure::isPossible).toList();
    }
}
