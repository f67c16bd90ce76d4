package io.yemae.devservices.sandbox.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What waits, what is on its way and what became of it. */
final class Tray {

    private final List<Delivery> waiting = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final List<Message> givenUp = new ArrayList<>();
    private int onTheWay;
    private boolean held;

    synchronized void hold(boolean on) {
        held = on;
    }

    synchronized boolean held() {
        return held;
    }

    synchronized void put(Delivery delivery) {
        waiting.add(delivery);
    }

    /** False when somebody else has taken it. Two copies of a message are two deliveries, told apart by identity. */
    synchronized boolean take(Delivery delivery) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i) == delivery) {
                waiting.remove(i);
                onTheWay++;
                return true;
            }
        }
        return false;
    }

    /** Nothing while held: decided here, so that a sender that started before the hold takes nothing after it. */
    synchronized List<Delivery> takeDue(Instant now) {
        List<Delivery> due = held ? List.of() : waiting.stream().filter(delivery -> !delivery.due().isAfter(now)).toList();
        due.forEach(this::take);
        return due;
    }

    synchronized void received(Delivery delivery) {
        received.add(delivery.message());
        arrived();
    }

    synchronized void back(Delivery delivery) {
        waiting.add(delivery);
        arrived();
    }

    synchronized void giveUp(Delivery delivery) {
        givenUp.add(delivery.message());
        arrived();
    }

    synchronized void awaitQuiet() {
        try {
            while (onTheWay > 0) {
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

    private void arrived() {
        onTheWay--;
        notifyAll();
    }
}
