package io.yemae.shared.logging;

import io.yemae.shared.WarmUpIds;
import io.yemae.shared.text.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The log of what happens to buyers and their money: named events with the ids of what they are about, each counted, and logged under the
 * category {@code io.yemae.events}. In {@code events.log} each line is a JSON object whose {@code mdc} has the ids, the request's trace id
 * and the caller. Nothing personal is logged, and of each kind at most twenty lines a second, which may come at once;
 * the next line says how many were left out. What the buyers of warm-ups and rehearsals do is neither logged nor counted.
 */
public final class EventLog {
    private static final Logger LOG = Logger.getLogger("io.yemae.events");
    private static final int LINES_PER_SECOND = 20;
    private static final int LONGEST_PATH = 200;
    /** Names and codes are constants of the application. If there are more than this, something else is used as one. */
    private static final int MOST_KINDS = 500;

    private static final Map<String, Kind> EVENTS = new ConcurrentHashMap<>();
    private static final Map<String, Kind> REFUSALS = new ConcurrentHashMap<>();

    private EventLog() {
    }

    private record Kind(LongAdder count, LineLimit lines) {

        Kind() {
            this(new LongAdder(), new LineLimit(LINES_PER_SECOND));
        }
    }

    /**
     * Something has happened.
     *
     * @param event   feature.verb, such as {@code payment.done}; a constant, since it is a label of a metric
     * @param details names and values in turn: ids and codes, nothing personal
     */
    public static void happened(String event, Object... details) {
        if (!isOfWarmUp(details)) {
            write(event, kind(EVENTS, event), details);
        }
    }

    /** Something has happened so often that it is only counted. */
    public static void counted(String event, long times) {
        kind(EVENTS, event).count().add(times);
    }

    /**
     * A request was refused.
     *
     * @param code the code of the error body
     * @param path as the client sent it: its beginning is logged, on one line
     */
    public static void refused(String code, int status, String path) {
        if (isOfWarmUp() || WarmUpIds.contain(path.substring(path.lastIndexOf('/') + 1))) {
            return;
        }
        write("request.refused", kind(REFUSALS, code), "code", code, "status", status, "path", Excerpt.line(path, LONGEST_PATH));
    }

    /** How often each event has happened since the start. */
    public static Map<String, Long> events() {
        return counts(EVENTS);
    }

    /** How many requests were refused since the start, by code. */
    public static Map<String, Long> refusals() {
        return counts(REFUSALS);
    }

    /** Whether the caller or one of the values is. */
    private static boolean isOfWarmUp(Object... details) {
        return Trace.caller().filter(WarmUpIds::contain).isPresent()
            || Arrays.stream(details).anyMatch(each -> each != null && WarmUpIds.contain(each.toString()));
    }

    private static Kind kind(Map<String, Kind> kinds, String name) {
        Kind known = kinds.get(name);
        return known != null ? known : kinds.computeIfAbsent(kinds.size() < MOST_KINDS ? name : "other", each -> new Kind());
    }

    private static Map<String, Long> counts(Map<String, Kind> kinds) {
        Map<String, Long> counts = new TreeMap<>();
        kinds.forEach((name, kind) -> counts.put(name, kind.count().sum()));
        return counts;
    }

    private static void write(String event, Kind kind, Object... details) {
        kind.count().increment();
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        long skipped = kind.lines().turn(System.nanoTime());
        if (skipped < 0) {
            return;
        }
        List<String> names = new ArrayList<>();
        StringJoiner line = new StringJoiner(" ").add(event);
        for (int i = 0; i + 1 < details.length; i += 2) {
            String name = (String) details[i];
            if (details[i + 1] != null) {
                names.add(name);
                MDC.put(name, String.valueOf(details[i + 1]));
                line.add(name + "=" + details[i + 1]);
            }
        }
        try {
            LOG.info(skipped > 0 ? line + " (and " + skipped + " more before it)" : line.toString());
        } finally {
            names.forEach(MDC::remove);
        }
    }
}
