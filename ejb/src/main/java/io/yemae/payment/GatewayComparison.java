package io.yemae.payment;

import io.yemae.payment.persistence.MovementRows;
import io.yemae.shared.Transactions;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares our records with the gateway's: every movement of money must be in both, with the same amount. */
@Stateless
public class GatewayComparison {

    @Inject
    MovementRows recorded;

    @Inject
    PaymentGateway gateway;

    @Inject
    Transactions transactions;

    /** Which record lacks a movement. */
    public enum Kind {
        /** The gateway has it; we do not, or with another amount. */
        NOT_IN_OURS,
        /** We have it; the gateway does not, or with another amount. */
        NOT_AT_GATEWAY
    }

    /**
     * A movement that only one of the two records has.
     *
     * @param order the id of our payment, or the text that the gateway has in its place
     * @param back  true for a refund, false for a payment
     */
    public record Difference(Kind kind, String order, Won amount, boolean back, Instant at) {

        /** Our payment, if the order is the id of one. */
        public Optional<PaymentId> payment() {
            return Uuid7.parse(order).map(PaymentId::new);
        }
    }

    private record Movement(String order, Won amount, boolean back) {
    }

    /**
     * Compares what moved between two instants by the gateway's clock, both included.
     *
     * @throws GatewayUnavailable if the gateway does not answer
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Difference> compare(Instant from, Instant to) {
        List<GatewayMovement> theirs = gateway.movements(from, to);
        List<Difference> missingHere = new ArrayList<>();
        List<Difference> unmatched = new ArrayList<>(transactions.inNew(() -> ours(from, to)));
        for (GatewayMovement each : theirs) {
            Movement wanted = new Movement(each.order(), each.amount(), each.back());
            Optional<Difference> match = unmatched.stream()
                .filter(ours -> new Movement(ours.order(), ours.amount(), ours.back()).equals(wanted))
                .findFirst();
            match.ifPresentOrElse(unmatched::remove,
                () -> missingHere.add(new Difference(Kind.NOT_IN_OURS, each.order(), each.amount(), each.back(), each.at())));
        }
        missingHere.addAll(unmatched);
        return missingHere;
    }

    /** Our own movements, each as missing at the gateway. */
    private List<Difference> ours(Instant from, Instant to) {
        return recorded.between(from, to).stream()
            .map(each -> new Difference(Kind.NOT_AT_GATEWAY, each.order(), each.amount(), each.back(), each.at()))
            .toList();
    }
}
