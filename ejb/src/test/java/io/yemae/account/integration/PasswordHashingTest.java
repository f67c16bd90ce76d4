package io.yemae.account.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.account.domain.Passwords;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private static final int PLACES = 8;

    private final Passwords passwords = new Passwords();

    @Test
    void hashesAreComputedOnThreadsOfTheirOwn() {
        List<Runnable> tasks = new ArrayList<>();
        PasswordHashing hashing = new PasswordHashing(passwords, task -> {
            tasks.add(task);
            task.run();
        });

        String hash = hashing.hash("Secret-123!");

        assertThat(hashing.matches("Secret-123!", hash)).isTrue();
        assertThat(hashing.matches("Secret-123!", null)).isFalse();
        assertThat(hashing.renewed("Secret-123!", hash)).isNull();
        assertThat(tasks).hasSize(3);
    }

    @Test
    void requestsBeyondTheQueueAreRefusedAndSlotsAreReleased() throws Exception {
        PasswordHashing hashing = new PasswordHashing(passwords, Runnable::run);
        ExecutorService crowd = Executors.newFixedThreadPool(PLACES);
        CountDownLatch entered = new CountDownLatch(PLACES);
        CountDownLatch leave = new CountDownLatch(1);
        List<Future<?>> inside = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            inside.add(crowd.submit(() -> hashing.inPlace(() -> {
                entered.countDown();
                return await(leave);
            })));
        }
        entered.await();

        assertThatThrownBy(() -> hashing.inPlace(() -> "work")).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
            assertThat(refused.code()).isEqualTo("BUSY");
        });

        leave.countDown();
        for (Future<?> each : inside) {
            each.get();
        }
        assertThatThrownBy(() -> hashing.inPlace(() -> {
            throw new IllegalStateException("work fails");
        })).hasMessage("work fails");
        assertThat(hashing.inPlace(() -> "work")).isEqualTo("work");
        crowd.shutdownNow();
    }

    @Test
    void threadsThatTakeNoMoreRefuse() {
        PasswordHashing hashing = new PasswordHashing(passwords, task -> {
            throw new RejectedExecutionException();
        });

        assertThatThrownBy(() -> hashing.hash("Secret-123!")).isInstanceOfSatisfying(Problem.class, refused -> assertThat(refused.code())
            .isEqualTo("BUSY"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
