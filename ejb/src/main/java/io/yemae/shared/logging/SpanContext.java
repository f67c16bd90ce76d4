package io.yemae.shared.logging;

import java.lang.reflect.Method;

/**
 * The context in which OpenTelemetry keeps the span of a request on a thread. The server's subsystem, which is off by default, adds its
 * classes to the application. So they are used by reflection, and without them nothing is done.
 */
final class SpanContext {
    private static final String CONTEXT = "io.opentelemetry.context.Context";
    private static final Trace.Scope NOTHING = () -> { };

    private static final Method CURRENT = method("current");
    private static final Method ROOT = method("root");
    private static final Method MAKE_CURRENT = method("makeCurrent");

    private SpanContext() {
    }

    static boolean isAvailable() {
        return CURRENT != null;
    }

    /** The thread's context. Null without OpenTelemetry. */
    static Object current() {
        return isAvailable() ? call(CURRENT, null) : null;
    }

    /** The context without any span. Null without OpenTelemetry. */
    static Object none() {
        return isAvailable() ? call(ROOT, null) : null;
    }

    /** Makes a context that of this thread, until the scope ends. */
    static Trace.Scope enter(Object context) {
        if (context == null) {
            return NOTHING;
        }
        AutoCloseable scope = (AutoCloseable) call(MAKE_CURRENT, context);
        return () -> close(scope);
    }

    private static void close(AutoCloseable scope) {
        try {
            scope.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String name) {
        try {
            return Class.forName(CONTEXT, false, SpanContext.class.getClassLoader()).getMethod(name);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
