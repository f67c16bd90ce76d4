package io.yemae.shutdown;

/** What a node does for clients, such as answering their requests. Nothing here may block. */
public interface Activity {

    /** The node ends soon. Clients are still served, and may already go to another node. */
    default void announce() {
    }

    /** How many requests have come since the end was announced: a balancer that still sends some has not noticed yet. */
    default long accepted() {
        return 0;
    }

    /** From now on nothing new is accepted, and clients that would stay are sent to another node. */
    void end();

    /** How many requests or connections have not ended yet. */
    int remaining();

    /** The node does not end after all. */
    void resume();
}
