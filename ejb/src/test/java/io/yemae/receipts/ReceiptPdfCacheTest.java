package io.yemae.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReceiptPdfCacheTest {
    private final AtomicInteger renderings = new AtomicInteger();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final ReceiptPdfCache receipts = new ReceiptPdfCache(receipt -> new byte[] {(byte) renderings.incrementAndGet()});
    private final ReceiptView receipt =
        new ReceiptView(Samples.confirmed("공연", Samples.seat("VIP", 1)), Won.ZERO, "김예매", "a.signed.code", Language.KO);

    @Test
    void concurrentRequestsForOneReceiptShareOneRendering() {
        CompletionStage<byte[]> first = receipts.pdf(receipt, waiting::add);
        CompletionStage<byte[]> second = receipts.pdf(receipt, waiting::add);

        assertThat(waiting).hasSize(1);
        waiting.remove().run();

        assertThat(first.toCompletableFuture().join()).isSameAs(second.toCompletableFuture().join());
        assertThat(receipts.pdf(receipt, waiting::add).toCompletableFuture()).isDone();
        assertThat(renderings).hasValue(1);
    }

    @Test
    void aChangedReceiptIsRenderedAgain() {
        receipts.pdf(receipt, Runnable::run);

        receipts.pdf(new ReceiptView(receipt.reservation(), Won.ZERO, "이예매", "a.signed.code", Language.KO), Runnable::run);
        receipts.pdf(new ReceiptView(receipt.reservation(), new Won(1), "이예매", "a.signed.code", Language.KO), Runnable::run);

        assertThat(renderings).hasValue(3);
    }

    @Test
    void aRequestIsRefusedIfTheQueueIsFullAndCanBeRepeated() {
        CompletionStage<byte[]> refused = receipts.pdf(receipt, task -> {
            throw new RejectedExecutionException();
        });

        assertThatThrownBy(() -> refused.toCompletableFuture().join()).hasCauseInstanceOf(Problem.class);
        assertThat(receipts.pdf(receipt, Runnable::run).toCompletableFuture().join()).isNotEmpty();
    }

    @Test
    void aFailedRenderingIsRepeated() {
        ReceiptPdfCache failing = new ReceiptPdfCache(each -> {
            if (renderings.incrementAndGet() == 1) {
                throw new IllegalStateException();
            }
            return new byte[1];
        });

        assertThat(failing.pdf(receipt, Runnable::run).toCompletableFuture()).isCompletedExceptionally();
        assertThat(failing.pdf(receipt, Runnable::run).toCompletableFuture().join()).hasSize(1);
    }

    @Test
    void theCacheIsBounded() {
        for (int i = 0; i < 200; i++) {
            receipts.pdf(new ReceiptView(receipt.reservation(), Won.ZERO, "김예매 " + i, null, Language.KO), Runnable::run);
        }
        receipts.pdf(new ReceiptView(receipt.reservation(), Won.ZERO, "김예매 199", null, Language.KO), Runnable::run);
        receipts.pdf(new ReceiptView(receipt.reservation(), Won.ZERO, "김예매 0", null, Language.KO), Runnable::run);

        assertThat(renderings).hasValue(201);
    }
}
