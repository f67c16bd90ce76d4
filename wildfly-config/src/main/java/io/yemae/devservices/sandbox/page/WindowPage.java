package io.yemae.devservices.sandbox.page;

import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.util.Map;

/** The HTML with which a buyer approves or cancels a payment. */
final class WindowPage {

    private static final String BODY = """
        <h1>결제하기</h1>
        <p class="note">연습용 결제창입니다. 실제 돈은 움직이지 않습니다.</p>
        <dl><dt>상품</dt><dd>%s</dd><dt>주문번호</dt><dd>%s</dd><dt>구매자</dt><dd>%s</dd><dt>결제금액</dt><dd>%s</dd></dl>
        <form method="post" action="/window">
        <fieldset><legend>결제수단</legend>
        <label><input type="radio" name="method" value="CARD"%s> 카드</label>
        <label><input type="radio" name="method" value="EASY_PAY"%s> 간편결제</label></fieldset>
        <input type="hidden" name="paymentKey" value="%s">
        <input type="hidden" name="successUrl" value="%s">
        <input type="hidden" name="failUrl" value="%s">
        <p><button class="main" name="action" value="pay">결제하기</button> <button name="action" value="cancel">취소</button></p>
        </form>
        """;

    private WindowPage() {
    }

    static String of(Payment payment, Map<String, String> parameters) {
        boolean card = payment.order().method() == PaymentMethod.CARD;
        return Html.page("결제하기", "28rem", BODY.formatted(Html.escape(payment.order().orderName()),
            Html.escape(payment.order().orderId()), Html.escape(parameters.get("customerName")), Html.won(payment.order().amount()),
            card ? " checked" : "", card ? "" : " checked", Html.escape(payment.paymentKey()),
            Html.escape(parameters.get("successUrl")), Html.escape(parameters.get("failUrl"))));
    }
}
