package io.yemae.devservices.sandbox.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.ledger.Cancellation;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;

/** A payment in the JSON of the core API. */
public final class PaymentJson {

    static final String MERCHANT = "yemae_sandbox";
    private static final String API_VERSION = "2022-11-16";
    /** Value-added tax is 10 % of the supplied amount, so one eleventh of the amount paid. */
    private static final long VAT_DIVISOR = 11;

    private PaymentJson() {
    }

    public static ObjectNode of(Payment payment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boolean paid = payment.status().paid();
        json.put("mId", MERCHANT).put("version", API_VERSION).put("paymentKey", payment.paymentKey()).put("type", "NORMAL")
            .put("orderId", payment.order().orderId()).put("orderName", payment.order().orderName())
            .put("currency", "KRW").put("country", "KR")
            .put("method", payment.status() == PaymentStatus.READY ? null : payment.order().method().label())
            .put("status", payment.status().name())
            .put("requestedAt", SeoulTime.withOffset(payment.requestedAt()))
            .put("approvedAt", SeoulTime.withOffset(payment.approvedAt()))
            .put("lastTransactionKey", payment.lastTransactionKey())
            .put("useEscrow", false).put("cultureExpense", false).put("isPartialCancelable", true);
        amounts(json, payment.order().amount(), paid ? payment.balance() : payment.order().amount());
        json.set("cancels", cancels(payment));
        json.set("card", payment.order().method() == PaymentMethod.CARD && paid ? card(payment) : null);
        json.set("easyPay", payment.order().method() == PaymentMethod.EASY_PAY && paid ? easyPay(payment) : null);
        json.set("receipt", paid ? object().put("url", "https://sandbox.invalid/receipt/" + payment.paymentKey()) : null);
        json.set("checkout", object().put("url", "https://sandbox.invalid/checkout/" + payment.paymentKey()));
        json.set("failure", payment.failure() == null ? null
            : object().put("code", payment.failure().code()).put("message", payment.failure().message()));
        for (String unused : new String[] {"virtualAccount", "transfer", "mobilePhone", "giftCertificate", "cashReceipt", "cashReceipts",
            "discount", "secret", "metadata"}) {
            json.putNull(unused);
        }
        return json;
    }

    private static void amounts(ObjectNode json, long total, long balance) {
        long vat = (balance + VAT_DIVISOR / 2) / VAT_DIVISOR;
        json.put("totalAmount", total).put("balanceAmount", balance).put("suppliedAmount", balance - vat).put("vat", vat)
            .put("taxFreeAmount", 0).put("taxExemptionAmount", 0);
    }

    private static ArrayNode cancels(Payment payment) {
        if (payment.cancellations().isEmpty()) {
            return null;
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Cancellation cancellation : payment.cancellations()) {
            all.addObject().put("transactionKey", cancellation.transactionKey()).put("cancelReason", cancellation.reason())
                .put("canceledAt", SeoulTime.withOffset(cancellation.at()))
                .put("cancelAmount", cancellation.amount()).put("cancelStatus", "DONE")
                .put("refundableAmount", cancellation.refundable()).put("taxFreeAmount", 0).put("taxExemptionAmount", 0)
                .put("easyPayDiscountAmount", 0).putNull("receiptKey").putNull("cancelRequestId");
        }
        return all;
    }

    private static ObjectNode card(Payment payment) {
        return object().put("amount", payment.order().amount()).put("issuerCode", "61").put("acquirerCode", "31")
            .put("number", "43301234****123*").put("installmentPlanMonths", 0).put("approveNo", "00000000").put("useCardPoint", false)
            .put("cardType", "신용").put("ownerType", "개인").put("acquireStatus", "READY").put("isInterestFree", false)
            .putNull("interestPayer");
    }

    private static ObjectNode easyPay(Payment payment) {
        return object().put("provider", "토스페이").put("amount", payment.order().amount()).put("discountAmount", 0);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
