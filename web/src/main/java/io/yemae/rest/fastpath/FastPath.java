package io.yemae.rest.fastpath;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a feature has at hand. */
public interface FastPath {

    /**
     * On a thread that must not wait: neither the database is asked here nor a signature reckoned.
     *
     * @return empty, or a stage that fails, for the long way
     */
    Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request);
}
