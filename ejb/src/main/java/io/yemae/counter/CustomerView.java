package io.yemae.counter;

import io.yemae.shared.Won;

/**
 * The owner of an account, as a counter needs to know them.
 *
 * @param name   with its middle hidden, which is enough to compare it with what the owner says
 * @param points the balance
 */
public record CustomerView(String name, Won points) {

    static CustomerView of(String name, Won points) {
        return new CustomerView(masked(name), points);
    }

    private static String masked(String name) {
        int[] letters = name.codePoints().toArray();
        for (int i = 1; i < Math.max(2, letters.length - 1) && i < letters.length; i++) {
            letters[i] = '*';
        }
        return new String(letters, 0, letters.length);
    }
}
