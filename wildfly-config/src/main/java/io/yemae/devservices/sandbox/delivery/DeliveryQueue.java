package io.yemae.devservices.sandbox.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The messages that wait, the number of those in flight, and the outcome of the others. */
final class DeliveryQueue {

    private final List<Delivery> waiting = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final List<Message> givenUp = new ArrayList<>();
    private int inFlight;
    private boolean held;

    synchronized void hold(boolean on) {
        held = on;
    }

    synchronized boolean held() {
        return held;
    }

    synchronized void add(Delivery delivery) {
        waiting.add(delivery);
    }

    /** False if another thread has taken it. Two copies of a message are two deliveries, so they are compared by identity. */
    synchronized boolean take(Delivery delivery) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i) == delivery) {
                waiting.remove(i);
                inFlight++;
                return true;
            }
        }
        return false;
    }

    /** Empty while held. This is checked under the lock, so that a sender that started before the hold takes nothing after it. */
    synchronized List<Delivery> takeDue(Instant now) {
        List<Delivery> due = held ? List.of() : waiting.stream().filter(delivery -> !delivery.due().isAfter(now)).toList();
        due.forEach(this::take);
        return due;
    }

    synchronized void received(Delivery delivery) {
        received.add(delivery.message());
        finished();
    }

    synchronized void retry(Delivery delivery) {
        waiting.add(delivery);
        finished();
    }

    synchronized void giveUp(Delivery delivery) {
        givenUp.add(delivery.message());
        finished();
    }

    synchronized void awaitNoneInFlight() {
        try {
            while (inFlight > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void reverse() {
        Collections.reverse(waiting);
    }

    synchronized void shuffle(Random random) {
        Collections.shuffle(waiting, random);
    }

    synchronized List<Delivery> waiting() {
        return List.copyOf(waiting);
    }

    synchronized List<Message> received() {
        return List.copyOf(received);
    }

    synchronized List<Message> givenUp() {
        return List.copyOf(givenUp);
    }

    private void finished() {
        inFlight--;
        notifyAll();
    }
}
