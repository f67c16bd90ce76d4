package io.yemae.devservices.sandbox.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.Transaction;
import java.time.Instant;
import java.util.List;

/** A page of the transactions between two instants, both included. The shop's daily comparison reads it. */
record TransactionPage(Ledger ledger) implements Endpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    @Override
    public Response handle(Request request) {
        Instant from = SeoulTime.parse("startDate", request.query().get("startDate"));
        Instant to = SeoulTime.parse("endDate", request.query().get("endDate"));
        List<Transaction> all = ledger.transactions().stream()
            .filter(transaction -> !transaction.at().isBefore(from) && !transaction.at().isAfter(to)).toList();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(start(all, request.query().get("startingAfter"))).limit(limit(request))
            .forEach(transaction -> add(page, transaction));
        return Response.json(page);
    }

    private static int start(List<Transaction> all, String startingAfter) {
        if (startingAfter == null) {
            return 0;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).transactionKey().equals(startingAfter)) {
                return i + 1;
            }
        }
        throw new GatewayException(ErrorCode.INVALID_TRANSACTION_KEY);
    }

    private static int limit(Request request) {
        String text = request.query().getOrDefault("limit", Integer.toString(DEFAULT_LIMIT));
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Falls through: the same error as for a number out of range.
        }
        throw GatewayException.invalid("limit은 1 이상 10000 이하의 정수여야 합니다.");
    }

    private static void add(ArrayNode page, Transaction transaction) {
        Payment payment = transaction.payment();
        page.addObject().put("mId", PaymentJson.MERCHANT).put("transactionKey", transaction.transactionKey())
            .put("paymentKey", payment.paymentKey()).put("orderId", payment.order().orderId())
            .put("method", payment.order().method().label()).putNull("customerKey").put("useEscrow", false)
            .put("receiptUrl", "https://sandbox.invalid/receipt/" + payment.paymentKey())
            .put("status", transaction.status().name()).put("transactionAt", SeoulTime.withOffset(transaction.at()))
            .put("currency", "KRW").put("amount", transaction.amount());
    }
}
