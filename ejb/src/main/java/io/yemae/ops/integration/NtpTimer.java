package io.yemae.ops.integration;

import io.yemae.ops.NtpOffset;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Compares the clock of this node with an NTP server's at the start, and every five minutes. */
@Startup
@Singleton
// The NTP server is called over the network, which may take seconds.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NtpTimer {

    @Inject
    NtpOffset offset;

    @Resource
    TimerService timers;

    @PostConstruct
    void askSoon() {
        // Not asked here: without an answer the start would take six seconds longer.
        timers.createSingleActionTimer(0, new TimerConfig(null, false));
    }

    @Timeout
    void ask() {
        offset.ask();
    }

    @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
    void everyFiveMinutes() {
        offset.ask();
    }
}
