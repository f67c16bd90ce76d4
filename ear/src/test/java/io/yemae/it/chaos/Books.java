package io.yemae.it.chaos;

import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.it.kit.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the database has of some buyers, and the gateway of all.
 *
 * @param balances points by buyer
 */
record Books(List<Reserved> reservations, List<Paid> payments, List<Charged> charges, Map<String, Long> balances) {

    /** A reservation in the database. */
    record Reserved(String id, String buyer, String seat, String status) {
    }

    /**
     * A payment in the database. Its id is the order's at the gateway.
     *
     * @param amount   in won
     * @param points   the part of a payment by card that was taken from points
     * @param refunds  how many are done, without those of that part
     * @param refunded in won
     */
    record Paid(String id, String buyer, String reservation, String method, long amount, long points, String status, int refunds,
                long refunded) {

        /** Whether money or points were taken, even if they went back. */
        boolean wasTaken() {
            return isDone() || status.equals("REFUNDED");
        }

        boolean isDone() {
            return status.equals("DONE");
        }

        boolean isByCard() {
            return !method.equals("POINTS");
        }

        /** What it takes from the buyer's points as long as it is done. */
        long fromPoints() {
            return isByCard() ? points : amount;
        }
    }

    /**
     * What the gateway took and gave back for an order, in won.
     *
     * @param approvals how often it took money
     * @param refunds   how often it gave some back
     */
    record Charged(String order, int approvals, long approved, int refunds, long refunded) {
    }

    /** @param since the gateway's payments that were requested from then on */
    static Books read(Sql sql, Ledger ledger, Collection<String> buyers, Instant since) {
        String ids = String.join(",", buyers);
        List<Reserved> reservations = sql.texts("""
            SELECT concat_ws(' ', reservation.id, reservation.user_id, item.seat_id, reservation.status)
            FROM reservations reservation
            JOIN reservation_items item ON item.reservation_id = reservation.id
            WHERE reservation.user_id = ANY (string_to_array(?, ',')::uuid[])""", ids).stream().map(row -> row.split(" "))
            .map(row -> new Reserved(row[0], row[1], row[2], row[3])).toList();
        List<Paid> payments = sql.texts("""
            SELECT concat_ws(' ', payment.id, payment.user_id, payment.reservation_id, payment.method, payment.amount, payment.points,
                payment.status, count(refund.done_at), coalesce(sum(refund.amount) FILTER (WHERE refund.done_at IS NOT NULL), 0))
            FROM payments payment
            LEFT JOIN refunds refund ON refund.payment_id = payment.id AND NOT refund.of_points
            WHERE payment.user_id = ANY (string_to_array(?, ',')::uuid[])
            GROUP BY payment.id""", ids).stream().map(row -> row.split(" "))
            .map(row -> new Paid(row[0], row[1], row[2], row[3], Long.parseLong(row[4]), Long.parseLong(row[5]), row[6],
                Integer.parseInt(row[7]), Long.parseLong(row[8]))).toList();
        Map<String, Long> balances = new HashMap<>();
        sql.texts("SELECT user_id || ' ' || balance FROM point_accounts WHERE user_id = ANY (string_to_array(?, ',')::uuid[])", ids)
            .forEach(row -> balances.put(row.substring(0, row.indexOf(' ')), Long.valueOf(row.substring(row.indexOf(' ') + 1))));
        return new Books(reservations, payments, charges(ledger, since), balances);
    }

    private static List<Charged> charges(Ledger ledger, Instant since) {
        Map<String, Charged> charges = new HashMap<>();
        for (Payment payment : ledger.payments()) {
            if (!payment.requestedAt().isBefore(since) && payment.status().paid()) {
                long amount = payment.order().amount();
                charges.merge(payment.order().orderId(),
                    new Charged(payment.order().orderId(), 1, amount, payment.cancellations().size(), amount - payment.balance()),
                    (one, other) -> new Charged(one.order(), one.approvals() + other.approvals(), one.approved() + other.approved(),
                        one.refunds() + other.refunds(), one.refunded() + other.refunded()));
            }
        }
        return List.copyOf(charges.values());
    }
}
