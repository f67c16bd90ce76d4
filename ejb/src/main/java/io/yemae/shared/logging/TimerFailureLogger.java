package io.yemae.shared.logging;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.util.logging.Logger;

/**
 * Logs the failures of every timer (see ejb-jar.xml) in place of the container, which would write the full stack trace for each timer and
 * each second of an outage. The container still decides about the timer's transaction.
 */
public class TimerFailureLogger {
    private static final Logger LOG = Logger.getLogger(TimerFailureLogger.class.getName());

    @AroundTimeout
    Object log(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception e) {
            FailureLog.warn(LOG, call.getMethod().getDeclaringClass().getSimpleName() + " failed; its next run tries again", e);
            throw e;
        }
    }
}
