package io.yemae.devservices.launcher;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.server.Readiness;
import io.yemae.devservices.server.WildFlyServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A WildFly of the launcher.
 *
 * @param launcher starts the process, unless the platform is being stopped
 */
record SupervisedWildFly(String name, WildFlyServer server, Consumer<WildFlyServer> launcher) implements SupervisedServer {
    // The server logs a line for each time that it is asked before it is ready.
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public int awaitExit() {
        return server.onExit().join().exitValue();
    }

    @Override
    public void launch() {
        launcher.accept(server);
    }

    @Override
    public boolean awaitReady() {
        server.awaitStarted();
        Readiness readiness = new Readiness(server.management());
        while (server.isRunning()) {
            if (readiness.ask() == Readiness.State.READY) {
                return true;
            }
            ChildProcess.pause(ASK_EVERY);
        }
        return false;
    }
}
