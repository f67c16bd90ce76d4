package io.yemae.devservices.launcher;

import io.yemae.devservices.ServiceFailure;
import java.nio.file.Path;

/** A server that a {@link Supervisor} starts again. */
interface SupervisedServer {

    /** As in a sentence, such as {@code server 2}. */
    String name();

    Path log();

    /** Waits until the process has ended, and returns its exit code. */
    int awaitExit();

    /**
     * Starts the process.
     *
     * @throws ServiceFailure if it cannot be started, or the platform is being stopped
     */
    void launch();

    /**
     * Waits until the server is ready, and returns true, or until its process has ended.
     *
     * @throws ServiceFailure if it does not start; the process has ended then
     */
    boolean awaitReady();
}
