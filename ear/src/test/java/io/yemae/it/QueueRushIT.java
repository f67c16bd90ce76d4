package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.Stage.Show;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 5,000 buyers and 50 places over HTTP. What happened is judged from the history in the database; the buyers say what they saw. */
class QueueRushIT extends YemaeIT {
    private static final int BUYERS = 5_000;
    private static final int THRESHOLD = 50;

    @Test
    void everybodyComesThroughInOrderAndManyEnterWithOneTurn() {
        Show show = stage.show(10);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", THRESHOLD, "rate", 100_000)).expect(200);
        QueueHistory history = new QueueHistory(sql, show.event());
        Forger forger = new Forger(Platform.directory().resolve("server/data/yemae/keys"), "");

        double turns = new QueueRush(history, List.of(api), forger, People.of(sql, BUYERS)).run();

        history.assertWhole(BUYERS, THRESHOLD);
        assertThat(turns).as("turns of the room for each who enters").isLessThanOrEqualTo(QueueRush.TURNS_OF_AN_ENTRY);
    }
}
