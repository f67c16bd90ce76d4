package io.yemae.rest.fastpath;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers requests of one feature without servlets and JAX-RS: from memory, or by work of {@link FastPathWork}. */
public interface FastPath {

    /**
     * Runs on an I/O thread: it must not block, query the database or verify a signature.
     *
     * @return empty, or a stage that fails, if the request must take the normal path
     */
    Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request);
}
