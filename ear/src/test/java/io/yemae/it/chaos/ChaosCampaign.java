package io.yemae.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.servers.OwnPlatform;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two servers, and random failures of everything for an hour: {@code mvn -Pchaos verify}. {@code -Dchaos.minutes} takes another time, and
 * {@code -Dchaos.seed} another seed than that of the moment.
 */
class ChaosCampaign {
    private static final Duration LASTS = Duration.ofMinutes(Long.getLong("chaos.minutes", 60));
    private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
    private static final int ROUNDS_OF_A_SALE = 12;

    private static final Installation installation = new Installation("campaign", "chaos-1", "chaos-2");

    @RegisterExtension
    static final OwnPlatform platform = installation.platform();

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void whatWasAcknowledgedExistsExactlyOnce() {
        Campaign campaign = new Campaign(installation, SEED, Duration.ofSeconds(6), Duration.ofSeconds(20));
        Plan plan = new Plan(SEED);
        long end = System.nanoTime() + LASTS.toNanos();

        while (System.nanoTime() < end) {
            List<List<Failure>> rounds = Stream.generate(plan::next).limit(ROUNDS_OF_A_SALE).toList();
            campaign.sell(5_000, 10_000, rounds);
            campaign.report().write(SEED);
        }

        assertThat(campaign.report().violations()).as("with the seed %d", SEED).isEmpty();
    }
}
