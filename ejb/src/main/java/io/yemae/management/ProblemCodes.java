package io.yemae.management;

import io.yemae.shared.Problem;
import java.util.function.Supplier;
import javax.management.OperationsException;

/** Problems for the management of the server, as their codes: the sentences are for buyers, and their class is unknown to who calls. */
final class ProblemCodes {

    private ProblemCodes() {
    }

    static <T> T translated(Supplier<T> work) throws OperationsException {
        try {
            return work.get();
        } catch (Problem e) {
            throw new OperationsException(e.code());
        }
    }
}
