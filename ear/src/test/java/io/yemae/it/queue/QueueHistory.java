package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Sql;

/** The history of a waiting room in its tickets, by queries that are independent of the implementation. */
public record QueueHistory(Sql sql, String event) {

    /** The largest number of users who were admitted at one instant. */
    public long mostInside() {
        return sql.number("""
            SELECT coalesce(max(inside), 0)
            FROM (SELECT sum(step) OVER (ORDER BY at, step) AS inside
                  FROM (SELECT admitted_at AS at, 1 AS step FROM queue_tickets WHERE event_id = ?::uuid AND admitted_at IS NOT NULL
                        UNION ALL
                        SELECT ended_at, -1 FROM queue_tickets WHERE event_id = ?::uuid AND admitted_at IS NOT NULL
                            AND ended_at IS NOT NULL) steps) counted""",
            event, event);
    }

    /** How many users were overtaken: a later number was admitted while they waited. */
    public long overtaken() {
        return sql.number("""
            SELECT count(*)
            FROM (SELECT number, admitted_at, ended_at,
                         min(admitted_at) OVER (ORDER BY number DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
                  FROM queue_tickets
                  WHERE event_id = ?::uuid) tickets
            WHERE later < coalesce(admitted_at, ended_at, 'infinity')""", event);
    }

    /** How many users had two places at the same time. */
    public long twice() {
        return sql.number("""
            SELECT count(*)
            FROM queue_tickets one
            JOIN queue_tickets other ON other.event_id = one.event_id AND other.user_id = one.user_id
                AND (other.epoch, other.arrival) > (one.epoch, one.arrival)
                AND other.entered_at < coalesce(one.ended_at, 'infinity')
            WHERE one.event_id = ?::uuid""", event);
    }

    public long tickets() {
        return count("true");
    }

    public long people() {
        return sql.number("SELECT count(DISTINCT user_id) FROM queue_tickets WHERE event_id = ?::uuid", event);
    }

    public long highestNumber() {
        return sql.number("SELECT coalesce(max(number), 0) FROM queue_tickets WHERE event_id = ?::uuid", event);
    }

    /** How many users are still waiting or admitted. */
    public long present() {
        return count("status IN ('WAITING', 'ADMITTED')");
    }

    public long gaveUpWaiting() {
        return count("status = 'LEFT' AND admitted_at IS NULL");
    }

    public long leftFromInside() {
        return count("status = 'LEFT' AND admitted_at IS NOT NULL");
    }

    public long ranOut() {
        return count("status = 'EXPIRED'");
    }

    /** Turns that acted, from the first. */
    public long turns() {
        return sql.number("SELECT revision FROM queue_rooms WHERE event_id = ?::uuid", event);
    }

    /** Asserts that every user entered once and left, in order, and that the threshold was reached and never exceeded. */
    public void assertConsistent(int people, int threshold) {
        assertThat(mostInside()).as("most inside at once").isEqualTo(threshold);
        assertThat(overtaken()).as("overtaken").isZero();
        assertThat(people()).as("nobody lost").isEqualTo(people);
        assertThat(tickets()).as("nobody twice").isEqualTo(people);
        assertThat(highestNumber()).as("no number skipped").isEqualTo(people);
        assertThat(present()).as("still there").isZero();
        assertThat(gaveUpWaiting()).as("some left while they waited").isPositive();
        assertThat(leftFromInside()).as("some left from inside").isPositive();
        assertThat(ranOut()).as("some ran out").isPositive();
    }

    private long count(String condition) {
        return sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND " + condition, event);
    }
}
