package io.yemae.devservices.sandbox.ledger;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;

/** Generates the gateway's identifiers. */
final class RandomKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 160;

    private RandomKeys() {
    }

    static String paymentKey() {
        return "sandbox_" + new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
    }

    static String transactionKey() {
        return new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }
}
