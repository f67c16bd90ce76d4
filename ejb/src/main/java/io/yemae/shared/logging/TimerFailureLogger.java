package io.yemae.shared.logging;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.util.logging.Logger;

/**
 * Logs the failures of every timer (ejb-jar.xml), in place of the container, which would write all frames for each timer and each second of an outage.
 * What becomes of the timer's transaction stays the container's to decide.
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
