package io.yemae.devservices.sandbox.ledger;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Write access to the ledger. A change of one payment is atomic. A change that moves money is on disk before {@link #change} returns, if
 * the ledger has a file.
 */
public final class WritableLedger implements Ledger, AutoCloseable {

    private static final Comparator<Payment> OLDEST_FIRST = Comparator.comparing(Payment::requestedAt).thenComparing(Payment::paymentKey);

    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    /** Payment keys by order id, oldest first. */
    private final Map<String, List<String>> attempts = new ConcurrentHashMap<>();
    private final Map<String, ModulePayment> modulePayments = new ConcurrentHashMap<>();
    /** The payment that took the money, by order id. It makes a second charge of an order impossible. */
    private final Map<String, String> paidBy = new ConcurrentHashMap<>();
    private final Journal journal;

    /**
     * @param file      null to keep the ledger in memory only
     * @param responses receives every stored response of the file
     */
    public WritableLedger(Path file, Consumer<StoredResponse> responses) {
        journal = file == null ? null : new Journal(file, JournalReader.replay(file, entry -> restore(entry, responses)));
    }

    public void add(Payment payment) {
        store(payment);
        write(JournalEntry.of(payment), false);
    }

    /**
     * Replaces a payment by the result of {@code step}. If the step throws, nothing changes.
     *
     * @throws GatewayException NOT_FOUND_PAYMENT; DUPLICATED_ORDER_ID if another payment has taken the order's money
     */
    public Payment change(String paymentKey, UnaryOperator<Payment> step) {
        Payment next = payments.computeIfPresent(paymentKey, (key, now) -> {
            Payment changed = step.apply(now);
            if (changed != now) {
                claimOrder(changed);
                write(JournalEntry.of(changed), false);
            }
            return changed;
        });
        if (next == null) {
            throw new GatewayException(ErrorCode.NOT_FOUND_PAYMENT);
        }
        if (next.status().paid() && journal != null) {
            journal.force();
        }
        return next;
    }

    /** Adds or replaces a payment of the payment module. It is on disk when this returns. */
    public void put(ModulePayment payment) {
        modulePayments.put(payment.paymentId(), payment);
        write(JournalEntry.of(payment), true);
    }

    /** @throws GatewayException NOT_FOUND_PAYMENT */
    public ModulePayment changeModulePayment(String paymentId, UnaryOperator<ModulePayment> step) {
        ModulePayment next = modulePayments.computeIfPresent(paymentId, (id, now) -> {
            ModulePayment changed = step.apply(now);
            write(JournalEntry.of(changed), true);
            return changed;
        });
        if (next == null) {
            throw new GatewayException(ErrorCode.NOT_FOUND_PAYMENT);
        }
        return next;
    }

    public void append(StoredResponse response) {
        write(JournalEntry.of(response), false);
    }

    @Override
    public Optional<Payment> payment(String paymentKey) {
        return Optional.ofNullable(payments.get(paymentKey));
    }

    @Override
    public Optional<Payment> ofOrder(String orderId) {
        List<Payment> attempts = attempts(orderId);
        return attempts.stream().filter(payment -> payment.status().paid()).findFirst()
            .or(() -> attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1)));
    }

    @Override
    public List<Payment> payments() {
        return payments.values().stream().sorted(OLDEST_FIRST).toList();
    }

    @Override
    public OrderTotals totals(String orderId) {
        return OrderTotals.of(orderId, attempts(orderId));
    }

    @Override
    public List<Transaction> transactions() {
        return payments.values().stream().flatMap(payment -> payment.transactions().stream())
            .sorted(Comparator.comparing(Transaction::at).thenComparing(Transaction::transactionKey)).toList();
    }

    @Override
    public List<ModulePayment> modulePayments() {
        return modulePayments.values().stream().sorted(Comparator.comparing(ModulePayment::paidAt)).toList();
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }

    private List<Payment> attempts(String orderId) {
        return attempts.getOrDefault(orderId, List.of()).stream().map(payments::get).toList();
    }

    private void store(Payment payment) {
        if (payments.put(payment.paymentKey(), payment) == null) {
            attempts.computeIfAbsent(payment.order().orderId(), orderId -> new CopyOnWriteArrayList<>()).add(payment.paymentKey());
        }
    }

    private void claimOrder(Payment payment) {
        if (payment.status().paid()) {
            String holder = paidBy.putIfAbsent(payment.order().orderId(), payment.paymentKey());
            if (holder != null && !holder.equals(payment.paymentKey())) {
                throw new GatewayException(ErrorCode.DUPLICATED_ORDER_ID);
            }
        }
    }

    private void write(JournalEntry entry, boolean force) {
        if (journal != null) {
            journal.append(entry);
            if (force) {
                journal.force();
            }
        }
    }

    private void restore(JournalEntry entry, Consumer<StoredResponse> responses) {
        Optional.ofNullable(entry.answered()).ifPresent(responses);
        Optional.ofNullable(entry.modulePayment()).ifPresent(payment -> modulePayments.put(payment.paymentId(), payment));
        Optional.ofNullable(entry.payment()).ifPresent(payment -> {
            store(payment);
            claimOrder(payment);
        });
    }
}
