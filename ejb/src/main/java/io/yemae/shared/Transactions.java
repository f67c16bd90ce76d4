package io.yemae.shared;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/**
 * Short transactions inside a method that has none itself, for example before and after a call to the payment gateway or the computation of
 * a password hash: no database connection waits for the slow part.
 *
 * <p>A {@code Problem} rolls the transaction back and reaches the caller unchanged. Any other exception rolls it back and arrives wrapped
 * in an {@code EJBException}.
 */
@Singleton
// No state, so no lock. Not @Stateless: all callers in the application would share its pool of instances, and a nested call could
// wait for an instance that its own caller holds.
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Transactions {

    /** Runs the work in a transaction of its own, which is committed before this returns. A transaction of the caller is suspended. */
    // The point of this bean: the work commits by itself.
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T inNew(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #inNew(Supplier)}, without a result. */
    // As there: it is committed before this returns.
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void inNew(Runnable work) {
        work.run();
    }

    /** Runs the work in the caller's transaction, or in one of its own if the caller has none. */
    public <T> T required(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #required(Supplier)}, without a result. */
    public void required(Runnable work) {
        work.run();
    }
}
