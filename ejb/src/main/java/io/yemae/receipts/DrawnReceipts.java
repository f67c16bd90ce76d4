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
 * Draws receipts as PDFs on a few threads of their own: drawing takes about 50 ms of a processor, and requests for it must not take the threads and
 * processors of the sale. A drawn receipt is kept for a while; the key is all that the receipt says, so a change of it is drawn anew.
 */
@ApplicationScoped
public class DrawnReceipts {
    /** A receipt has up to 100 KB. */
    private static final int KEPT = 64;

    private final Function<ReceiptView, byte[]> drawing;
    private final Map<ReceiptView, CompletableFuture<byte[]>> drawn = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ReceiptView, CompletableFuture<byte[]>> eldest) {
            return size() > KEPT;
        }
    };

    @Resource(lookup = "java:jboss/ee/concurrency/executor/receipts")
    private ManagedExecutorService threads;

    /** For the container's proxy. */
    protected DrawnReceipts() {
        this.drawing = null;
    }

    @Inject
    public DrawnReceipts(ReceiptPdf pdf) {
        this.drawing = pdf::of;
    }

    DrawnReceipts(Function<ReceiptView, byte[]> drawing) {
        this.drawing = drawing;
    }

    /**
     * The receipt as a PDF. Requests for the same receipt wait for one drawing.
     *
     * @throws Problem unavailable when too many receipts wait to be drawn
     */
    public CompletionStage<byte[]> pdf(ReceiptView receipt) {
        return pdf(receipt, threads);
    }

    CompletionStage<byte[]> pdf(ReceiptView receipt, Executor executor) {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        synchronized (drawn) {
            CompletableFuture<byte[]> known = drawn.putIfAbsent(receipt, mine);
            if (known != null) {
                return known;
            }
        }
        try {
            executor.execute(() -> draw(receipt, mine));
        } catch (RejectedExecutionException e) {
            fail(receipt, mine, new Problem(ProblemKind.UNAVAILABLE, "UNAVAILABLE", "영수증 요청이 몰리고 있습니다. 잠시 후 다시 시도해주세요."));
        }
        return mine;
    }

    private void draw(ReceiptView receipt, CompletableFuture<byte[]> mine) {
        try {
            mine.complete(drawing.apply(receipt));
        } catch (RuntimeException | Error e) {
            fail(receipt, mine, e);
        }
    }

    private void fail(ReceiptView receipt, CompletableFuture<byte[]> mine, Throwable failure) {
        synchronized (drawn) {
            drawn.remove(receipt, mine);
        }
        mine.completeExceptionally(failure);
    }
}
