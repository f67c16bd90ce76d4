package io.yemae.account.integration;

import io.yemae.account.domain.Passwords;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Computes password hashes on threads of their own (executor {@code passwords} of the server), so that a rush of registrations or logins
 * leaves CPU time for other requests. Only a few requests may wait for these threads. Further requests are refused before any work is done
 * for them.
 */
@ApplicationScoped
public class PasswordHashing {
    /** The requests that may compute or wait: half of the request threads. With 35 ms per hash, the last one waits about 0.3 s. */
    private static final int PLACES = 8;

    private final Semaphore places = new Semaphore(PLACES);

    private final Passwords passwords;
    private Executor threads;

    /** For the container. */
    protected PasswordHashing() {
        passwords = new Passwords();
    }

    public PasswordHashing(Passwords passwords, Executor threads) {
        this.passwords = passwords;
        this.threads = threads;
    }

    @Resource(lookup = "java:jboss/ee/concurrency/executor/passwords")
    void setThreads(ManagedExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Runs work that computes hashes and uses the database before and after them, if a place is free.
     *
     * @throws Problem unavailable {@code BUSY}
     */
    public <T> T inPlace(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** @throws Problem unavailable {@code BUSY} */
    public String hash(String password) {
        return run(() -> passwords.hash(password));
    }

    /**
     * @param stored null if there is no such account
     * @throws Problem unavailable {@code BUSY}
     */
    public boolean matches(String password, String stored) {
        return run(() -> passwords.matches(password, stored));
    }

    /**
     * A hash with the present parameters, for a password that matched an older hash; null if the stored hash has the present parameters.
     */
    public String renewed(String password, String stored) {
        return passwords.isOutdated(stored) ? hash(password) : null;
    }

    /** Whether two texts are the same password after normalisation. */
    public boolean areSame(String one, String other) {
        return passwords.areSame(one, other);
    }

    private <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password hash failed", e.getCause());
        }
    }

    private static Problem busy() {
        return new Problem(ProblemKind.UNAVAILABLE, "BUSY", "로그인과 가입이 몰리고 있습니다. 잠시 후 다시 시도해주세요.");
    }
}
