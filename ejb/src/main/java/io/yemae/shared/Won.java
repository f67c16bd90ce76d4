package io.yemae.shared;

/**
 * An amount of money in won, which has no smaller unit. Never negative: what flows back is a refund, not a negative payment.
 */
public record Won(long amount) {

    public static final Won ZERO = new Won(0);

    public Won {
        if (amount < 0) {
            throw new IllegalArgumentException("An amount of money is never negative: " + amount);
        }
    }

    public Won plus(Won other) {
        return new Won(Math.addExact(amount, other.amount));
    }

    /** The rest of this amount without a part of it. @throws IllegalArgumentException if the part is larger */
    public Won minus(Won part) {
        return new Won(amount - part.amount);
    }

    public Won times(int quantity) {
        return new Won(Math.multiplyExact(amount, quantity));
    }
}
