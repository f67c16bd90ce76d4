package io.yemae.rehearsal.domain;

import java.util.function.Consumer;

/** The network, the timer and the clock of the bots. All calls happen on one thread. */
public interface BotRuntime {

    /** Sends a request. The callback runs on the thread of the bots, with {@link Reply#NONE} if there is no response. */
    void send(Call call, Consumer<Reply> answered);

    void after(long millis, Runnable what);

    /** Since the first arrival, in microseconds. */
    long micros();
}
