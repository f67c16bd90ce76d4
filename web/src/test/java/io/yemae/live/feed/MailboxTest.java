package io.yemae.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(threads::add, 2);

    @Test
    void tasksRunInOrderOnOneThreadAtATime() {
        mailbox.offer(() -> done.add("a"));
        mailbox.offer(() -> done.add("b"));
        assertThat(threads).hasSize(1);

        threads.poll().run();
        assertThat(done).containsExactly("a", "b");

        mailbox.offer(() -> done.add("c"));
        threads.poll().run();
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void offersBeyondTheCapacityAreRefusedAndAddsAreNot() {
        assertThat(mailbox.offer(() -> done.add("a"))).isTrue();
        assertThat(mailbox.offer(() -> done.add("b"))).isTrue();
        assertThat(mailbox.offer(() -> done.add("c"))).isFalse();
        mailbox.add(() -> done.add("end"));

        threads.poll().run();
        assertThat(done).containsExactly("a", "b", "end");
    }

    @Test
    void aFailedTaskDoesNotStopTheOthers() {
        mailbox.offer(() -> {
            throw new IllegalStateException("on purpose");
        });
        mailbox.offer(() -> done.add("b"));

        threads.poll().run();
        assertThat(done).containsExactly("b");
    }
}
