package io.yemae.shared.logging;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The id of a request, under which all that it causes can be found: the response header {@code Trace-Id}, error bodies, log lines and the
 * audit log. 32 hexadecimal digits, as the trace id of W3C Trace Context. It belongs to a thread for as long as the thread serves the
 * request. The work of a message has one too.
 */
public final class Trace {
    /** The name in the log's mapped diagnostic context. */
    private static final String TRACE = "trace";
    private static final String CALLER = "caller";
    private static final Pattern TRACE_PARENT = Pattern.compile(
        "[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");
    private static final int LONGEST_TRACE_PARENT = 100;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();
    private static final int LENGTH = 32;
    private static final int DIGITS_OF_LONG = 16;
    private static final int RADIX = 16;

    private Trace() {
    }

    /** The end of a piece of work for a request on this thread. */
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    /** The id of a request: the one in its {@code traceparent} header if that is valid, otherwise a new one. @param parent may be null */
    public static String of(String parent) {
        if (parent != null && parent.length() <= LONGEST_TRACE_PARENT) {
            Matcher matcher = TRACE_PARENT.matcher(parent);
            if (matcher.matches() && !parent.startsWith("ff")) {
                return matcher.group(1);
            }
        }
        return next();
    }

    /**
     * The id as a {@code traceparent} header for OpenTelemetry, whose spans then have the same trace id. Empty while the server has no
     * OpenTelemetry.
     */
    public static Optional<String> parent(String trace) {
        return SpanContext.isAvailable() ? Optional.of("00-" + trace + '-' + trace.substring(0, DIGITS_OF_LONG) + "-01") : Optional.empty();
    }

    /** It need not be hard to guess: it opens nothing. */
    private static String next() {
        char[] id = new char[LENGTH];
        ThreadLocalRandom random = ThreadLocalRandom.current();
        hex(random.nextLong() | 1, id, 0);
        hex(random.nextLong(), id, DIGITS_OF_LONG);
        return new String(id);
    }

    private static void hex(long value, char[] target, int from) {
        long rest = value;
        for (int i = from + DIGITS_OF_LONG - 1; i >= from; i--) {
            target[i] = DIGITS[(int) rest & 0xf];
            rest >>>= 4;
        }
    }

    /** The request or message that this thread works for. Empty for the work of a timer. */
    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(TRACE));
    }

    /** As {@link #current}, as it is stored with what the request has changed. Null if there is none. */
    public static UUID currentUuid() {
        return current().map(trace -> new UUID(Long.parseUnsignedLong(trace, 0, DIGITS_OF_LONG, RADIX),
            Long.parseUnsignedLong(trace, DIGITS_OF_LONG, LENGTH, RADIX))).orElse(null);
    }

    /** The id of the user whose request this thread serves. */
    static Optional<String> caller() {
        return Optional.ofNullable((String) MDC.get(CALLER));
    }

    /**
     * This thread now serves a request. Whatever it served before, it does so again after the scope is closed.
     *
     * @param caller the id of the user; null if nobody is logged in
     */
    public static Scope begin(String trace, String caller) {
        Object before = MDC.get(TRACE);
        Object callerBefore = MDC.get(CALLER);
        put(TRACE, trace);
        put(CALLER, caller);
        return () -> {
            put(TRACE, before);
            put(CALLER, callerBefore);
        };
    }

    /**
     * As {@link #begin}, for a thread that may have begun another request and left it to others to answer: the span of that one does not
     * count for this.
     */
    public static Scope beginRequest(String trace, String caller) {
        return both(begin(trace, caller), SpanContext.enter(SpanContext.none()));
    }

    private static Scope both(Scope outer, Scope inner) {
        return () -> {
            inner.close();
            outer.close();
        };
    }

    /** The work as part of the current request, whatever thread does it. */
    public static Runnable carried(Runnable work) {
        Function<Void, Void> carried = carried((Void nothing) -> {
            work.run();
            return null;
        });
        return () -> carried.apply(null);
    }

    /** As {@link #carried(Runnable)}. */
    public static <T, R> Function<T, R> carried(Function<T, R> work) {
        String trace = (String) MDC.get(TRACE);
        String caller = (String) MDC.get(CALLER);
        Object span = SpanContext.current();
        return input -> {
            try (Scope scope = both(begin(trace, caller), SpanContext.enter(span))) {
                return work.apply(input);
            }
        };
    }

    private static void put(String key, Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
