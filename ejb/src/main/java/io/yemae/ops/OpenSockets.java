package io.yemae.ops;

import java.util.function.IntSupplier;

/**
 * How many WebSockets are open on this node. They are counted in front of the application, where there are no beans, by what limits them.
 */
public final class OpenSockets {
    private static volatile IntSupplier count = () -> 0;

    private OpenSockets() {
    }

    public static void countedBy(IntSupplier counter) {
        count = counter;
    }

    public static int now() {
        return count.getAsInt();
    }
}
