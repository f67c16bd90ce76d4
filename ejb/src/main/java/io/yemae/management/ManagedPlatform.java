package io.yemae.management;

import java.util.List;
import java.util.Map;
import javax.management.OperationsException;

/**
 * The state of the platform and what operators do about it, as a standard MBean: {@code io.yemae:type=Platform}. The subsystem {@code
 * yemae} has the same names in its own spelling ({@code sales-paused}). Instants are text in UTC.
 */
public interface ManagedPlatform {

    /** Whether no new holds are accepted, on any node. */
    boolean isSalesPaused();

    /** The number of rows that violate each invariant, as of the last check on this node; null until the first. */
    Map<String, Long> getInvariants();

    /** When that check began; null until the first. */
    String getInvariantsCheckedAt();

    /** The rooms in use: event, paused, waiting, admitted, threshold, rate. */
    List<Map<String, Object>> getWaitingRooms();

    /** The oldest 200 payments that may need an operator: payment, number, status, method, amount, since, reason. */
    List<Map<String, Object>> getPaymentsInDoubt();

    /** How many messages of each queue could not be delivered; null while the broker is away. */
    Map<String, Integer> getDeadLetters();

    /** For how many seconds the oldest message has waited for the broker. */
    double getOutboxAge();

    /** By how many seconds this node's clock is ahead of the database's. */
    double getClockOffset();

    /** By how many seconds this node's clock is ahead of the NTP server's; null if that is not known. */
    Double getNtpOffset();

    void pauseSales();

    void resumeSales();

    /** Checks the invariants now, which reads whole tables. */
    Map<String, Long> checkInvariants();

    /**
     * Sends up to 500 messages of a queue again.
     *
     * @return the number of messages
     * @throws OperationsException if there is no such queue, or the broker is away
     */
    int redriveDeadLetters(String queue) throws OperationsException;

    /**
     * Asks the gateway about payments without an outcome.
     *
     * @return the number of payments
     */
    int reconcileNow();

    /**
     * Rehearses the sale of an event with bots. All parameters are text.
     *
     * @param event          its id
     * @param arrivalSeconds until the last buyer has arrived
     * @param force          true to start although a real sale is near
     * @return the id of the rehearsal
     * @throws OperationsException if it does not start, with the code of the reason
     */
    String rehearse(String event, String buyers, String arrivalSeconds, String seatsPerBuyer, String force) throws OperationsException;

    /**
     * A rehearsal with its report so far.
     *
     * @throws OperationsException if there is none with this id
     */
    Map<String, Object> readRehearsal(String rehearsal) throws OperationsException;

    /** Ends a rehearsal before its time. @throws OperationsException if there is none with this id */
    void endRehearsal(String rehearsal) throws OperationsException;
}
