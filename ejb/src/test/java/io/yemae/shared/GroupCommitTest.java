package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request is a text; each of its letters is a claim. */
class GroupCommitTest {
    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<Runnable> duringNextBatch = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final GroupCommit<String, String> commits = new GroupCommit<>(3, 5, GroupCommitTest::letters, this::refusedIfGone, this::commit,
        started::add);

    @Test
    void aRequestThatArrivesAloneRunsAtOnce() {
        CompletionStage<String> result = commits.submit("a");

        start();

        assertThat(result.toCompletableFuture()).isCompletedWithValue("did a");
        assertThat(batches).containsExactly(List.of("a"));
    }

    @Test
    void requestsThatArriveDuringABatchFormTheNext() {
        duringNextBatch.add(() -> List.of("b", "c", "d", "e").forEach(commits::submit));

        commits.submit("a");
        start();

        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void onlyOneBatchRunsAtATime() {
        duringNextBatch.add(() -> commits.submit("b"));

        commits.submit("a");
        start();

        assertThat(started).isEmpty();
        commits.submit("c");
        assertThat(started).hasSize(1);
    }

    @Test
    void requestsThatShareAClaimRunInOrderOfArrivalInSeparateBatches() {
        List.of("ab", "bc", "cd", "e").forEach(commits::submit);

        start();

        assertThat(batches).containsExactly(List.of("ab", "e"), List.of("bc"), List.of("cd"));
    }

    @Test
    void whatABatchDecidesForThoseWhoWaitIsAnsweredWithoutABatch() {
        duringNextBatch.add(() -> gone.add("x"));
        List<CompletableFuture<String>> results = Stream.of("ax", "bx", "cx", "dy", "ex")
            .map(each -> commits.submit(each).toCompletableFuture())
            .toList();

        start();

        assertThat(batches).containsExactly(List.of("ax", "dy"));
        assertThat(results).extracting(CompletableFuture::join).containsExactly("did ax", "no bx", "no cx", "did dy", "no ex");
    }

    @Test
    void whoCannotBeAnsweredWithoutABatchFailsAlone() {
        gone.add("?");
        CompletableFuture<String> failed = commits.submit("?").toCompletableFuture();
        CompletableFuture<String> other = commits.submit("a").toCompletableFuture();

        start();

        assertThat(failed).isCompletedExceptionally();
        assertThat(other).isCompletedWithValue("did a");
    }

    @Test
    void thoseWhoWaitForAClaimCountAsWaiting() {
        duringNextBatch.add(() -> {
            List.of("a4", "a5").forEach(commits::submit);
            assertThatThrownBy(() -> commits.submit("b")).isInstanceOf(Problem.class);
        });

        List.of("a0", "a1", "a2", "a3").forEach(commits::submit);
        start();

        assertThat(batches).hasSize(6);
    }

    @Test
    void oneFailedResultDoesNotFailTheOthers() {
        CompletableFuture<String> good = commits.submit("a").toCompletableFuture();
        CompletableFuture<String> bad = commits.submit("!").toCompletableFuture();

        start();

        assertThat(good).isCompletedWithValue("did a");
        assertThat(bad).isCompletedExceptionally();
    }

    @Test
    void aFailedBatchFailsItsRequestsAndTheNextBatchRuns() {
        CompletableFuture<String> failed = commits.submit("?").toCompletableFuture();
        duringNextBatch.add(() -> commits.submit("b"));

        start();

        assertThatThrownBy(failed::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(batches).containsExactly(List.of("?"), List.of("b"));
    }

    @Test
    void moreRequestsThanMayWaitAreRefused() {
        List.of("a", "b", "c", "d", "e").forEach(commits::submit);

        assertThatThrownBy(() -> commits.submit("f")).isInstanceOf(Problem.class);

        start();
        assertThat(batches.stream().flatMap(List::stream)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aFullExecutorRefusesTheRequestAndLaterOnesRunAgain() {
        boolean[] full = {true};
        GroupCommit<String, String> overloaded = new GroupCommit<>(3, 5, GroupCommitTest::letters, this::refusedIfGone, this::commit,
            task -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            task.run();
        });

        assertThat(overloaded.submit("a").toCompletableFuture()).isCompletedExceptionally();
        full[0] = false;

        assertThat(overloaded.submit("b").toCompletableFuture()).isCompletedWithValue("did b");
    }

    private void start() {
        for (Runnable run = started.poll(); run != null; run = started.poll()) {
            run.run();
        }
    }

    private List<CompletionStage<String>> commit(List<String> batch) {
        batches.add(batch);
        List<Runnable> arrivals = List.copyOf(duringNextBatch);
        duringNextBatch.clear();
        arrivals.forEach(Runnable::run);
        if (batch.contains("?")) {
            throw new IllegalStateException("The database is gone");
        }
        return batch.stream().map(GroupCommitTest::result).toList();
    }

    private Optional<CompletionStage<String>> refusedIfGone(String request) {
        if (request.equals("?") && gone.contains("?")) {
            throw new IllegalStateException("Nobody knows");
        }
        return letters(request).stream().anyMatch(gone::contains)
            ? Optional.of(CompletableFuture.completedStage("no " + request)) : Optional.empty();
    }

    private static CompletionStage<String> result(String request) {
        return request.equals("!")
            ? CompletableFuture.failedStage(new IllegalArgumentException()) : CompletableFuture.completedStage("did " + request);
    }

    private static List<String> letters(String request) {
        return Arrays.asList(request.split(""));
    }
}
