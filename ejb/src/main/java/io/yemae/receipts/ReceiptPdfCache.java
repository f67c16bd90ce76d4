package io.yemae.receipts;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Renders receipts as PDFs on an executor of its own, because rendering takes about 50 ms of a processor and must not take threads and
 * processors from the sale. The last 64 PDFs are cached. The key is the complete content of the receipt, so a changed receipt is rendered
 * again.
 */
@ApplicationScoped
class ReceiptPdfCache {
    /** A PDF has up to 100 KB. */
    private static final int MOST_CACHED = 64;

    private final Function<ReceiptView, byte[]> rendering;
    private final Map<ReceiptView, CompletableFuture<byte[]>> cache = new LinkedHashMap<>(MOST_CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ReceiptView, CompletableFuture<byte[]>> eldest) {
            return size() > MOST_CACHED;
        }
    };

    @Resource(lookup = "java:jboss/ee/concurrency/executor/receipts")
    private ManagedExecutorService executor;

    /** For the container's proxy. */
    protected ReceiptPdfCache() {
        this.rendering = null;
    }

    @Inject
    public ReceiptPdfCache(ReceiptPdf pdf) {
        this.rendering = pdf::of;
    }

    ReceiptPdfCache(Function<ReceiptView, byte[]> rendering) {
        this.rendering = rendering;
    }

    /**
     * The receipt as a PDF. Concurrent requests for the same receipt share one rendering.
     *
     * @return fails with {@link Problem} unavailable if the executor's queue is full
     */
    public CompletionStage<byte[]> pdf(ReceiptView receipt) {
        return pdf(receipt, executor);
    }

    CompletionStage<byte[]> pdf(ReceiptView receipt, Executor executor) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        synchronized (cache) {
            CompletableFuture<byte[]> known = cache.putIfAbsent(receipt, result);
            if (known != null) {
                return known;
            }
        }
        try {
            executor.execute(() -> render(receipt, result));
        } catch (RejectedExecutionException e) {
            fail(receipt, result, new Problem(ProblemKind.UNAVAILABLE, "UNAVAILABLE", "영수증 요청이 몰리고 있습니다. 잠시 후 다시 시도해주세요."));
        }
        return result;
    }

    private void render(ReceiptView receipt, CompletableFuture<byte[]> result) {
        try {
            result.complete(rendering.apply(receipt));
        } catch (RuntimeException | Error e) {
            fail(receipt, result, e);
        }
    }

    private void fail(ReceiptView receipt, CompletableFuture<byte[]> result, Throwable failure) {
        synchronized (cache) {
            cache.remove(receipt, result);
        }
        result.completeExceptionally(failure);
    }
}
