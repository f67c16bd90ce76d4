package io.yemae.ops.integration;

import io.yemae.ops.NtpOffset;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Compares the clock of this node with an NTP server's every five minutes. */
@Singleton
// A server far away is asked.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NtpTimer {

    @Inject
    NtpOffset offset;

    @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
    void everyFiveMinutes() {
        offset.ask();
    }
}
