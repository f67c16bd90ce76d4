package io.yemae.planning.integration;

import io.yemae.planning.domain.PosterPictures;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Makes the pictures of posters on a thread of its own (executor {@code posters} of the server), because decoding a large file takes a
 * second of a processor and 100 MB, and must not take them from the sale. Only a few requests may wait for it.
 */
@ApplicationScoped
public class PosterRendering {

    @Resource(lookup = "java:jboss/ee/concurrency/executor/posters")
    ManagedExecutorService thread;

    /** @throws Problem as {@link PosterPictures#of}; unavailable if too many files wait */
    public PosterPictures render(byte[] file) {
        FutureTask<PosterPictures> task = new FutureTask<>(() -> PosterPictures.of(file));
        try {
            thread.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            throw new Problem(ProblemKind.UNAVAILABLE, "UNAVAILABLE", "포스터가 몰리고 있습니다. 잠시 후 다시 시도해주세요.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem refused) {
                throw refused;
            }
            throw new IllegalStateException("A poster could not be rendered", e.getCause());
        }
    }
}
