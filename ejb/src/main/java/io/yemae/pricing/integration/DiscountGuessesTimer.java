package io.yemae.pricing.integration;

import io.yemae.pricing.DiscountGuesses;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Deletes expired counts of failed attempts at discount codes. */
@Singleton
public class DiscountGuessesTimer {

    @Inject
    DiscountGuesses guesses;

    @Schedule(hour = "*", minute = "33", persistent = false)
    void everyHour() {
        guesses.deleteOld();
    }
}
