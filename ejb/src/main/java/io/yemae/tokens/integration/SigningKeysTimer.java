package io.yemae.tokens.integration;

import io.yemae.tokens.SigningKeys;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Reads the folder of the signing keys every minute, on every node. */
@Singleton
public class SigningKeysTimer {

    @Inject
    SigningKeys keys;

    @Schedule(hour = "*", minute = "*", second = "7", persistent = false)
    void everyMinute() {
        keys.refresh();
    }
}
