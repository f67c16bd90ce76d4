package io.yemae.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.messaging.OutboxHandover;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final List<String> steps = new ArrayList<>();
    private final Shutdown shutdown = new Shutdown();

    /** Ends a little later than it is asked to. */
    private class Requests implements Activity {
        private int running = 2;

        @Override
        public void announce() {
            steps.add("announced");
        }

        @Override
        public void end() {
            steps.add("ended");
        }

        @Override
        public int remaining() {
            if (running == 0) {
                steps.add("finished");
                return 0;
            }
            return running--;
        }

        @Override
        public void resume() {
            steps.add("resumed");
        }
    }

    private final class Messages extends OutboxHandover {

        @Override
        public void begin() {
            steps.add("sent");
        }

        @Override
        public long unconsumed() {
            return 0;
        }

        @Override
        public int end() {
            steps.add("handed over");
            return 0;
        }

        @Override
        public void resume() {
            steps.add("sends again");
        }
    }

    @BeforeEach
    void prepare() {
        shutdown.graceSeconds = 0;
        shutdown.messages = new Messages();
    }

    @Test
    void messagesAreSentAfterTheLastRequestHasWrittenThem() {
        shutdown.add(new Requests());

        shutdown.suspend();

        assertThat(steps).containsExactly("announced", "ended", "finished", "sent", "handed over");
    }

    @Test
    void afterAResumptionEverythingGoesOn() {
        shutdown.add(new Requests());
        shutdown.suspend();
        steps.clear();

        shutdown.resume();

        assertThat(steps).containsExactly("sends again", "resumed");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromEnding() {
        shutdown.add(new Requests() {
            @Override
            public void end() {
                throw new IllegalStateException("closed already");
            }
        });
        shutdown.add(new Requests());

        shutdown.suspend();

        assertThat(steps).containsOnlyOnce("ended").endsWith("sent", "handed over");
    }
}
