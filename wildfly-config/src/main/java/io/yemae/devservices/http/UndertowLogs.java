package io.yemae.devservices.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The levels at which Undertow logs in this process. */
public final class UndertowLogs {
    // The fields keep the loggers, because the JDK forgets the level of a logger without references.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"),
        Logger.getLogger("org.jboss.threads"));
    private static final List<Logger> SILENT = List.of(Logger.getLogger("io.undertow.proxy"), Logger.getLogger("io.undertow.request.io"));

    private UndertowLogs() {
    }

    /** No line for each start. */
    public static void quiet() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** No stack trace for each request that was cut off, which are many if a server ends. */
    public static void silentAboutLostRequests() {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
