package io.yemae.rest.edge;

import io.yemae.shutdown.Activity;
import jakarta.servlet.ServletContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The requests that this node is answering, and whether it accepts more. */
final class RunningRequests implements Activity {
    private static final String ATTRIBUTE = RunningRequests.class.getName();

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean announced;
    private volatile boolean over;

    /** Those of an application that is being deployed. */
    static RunningRequests start(ServletContext application) {
        RunningRequests requests = new RunningRequests();
        application.setAttribute(ATTRIBUTE, requests);
        return requests;
    }

    static RunningRequests of(ServletContext application) {
        return (RunningRequests) application.getAttribute(ATTRIBUTE);
    }

    /** @return whether the request is accepted; {@link #finish()} follows then */
    boolean begin() {
        // Counted before the question: whoever ends the node either sees this request, or this request sees the end.
        running.incrementAndGet();
        if (over) {
            running.decrementAndGet();
            return false;
        }
        if (announced) {
            late.incrementAndGet();
        }
        return true;
    }

    void finish() {
        running.decrementAndGet();
    }

    /** Whether clients should open their next connection to another node. */
    boolean isEnding() {
        return announced;
    }

    @Override
    public void announce() {
        announced = true;
    }

    @Override
    public long accepted() {
        return late.get();
    }

    @Override
    public void end() {
        over = true;
    }

    @Override
    public int remaining() {
        return running.get();
    }

    @Override
    public void resume() {
        announced = false;
        late.set(0);
        over = false;
    }
}
