package io.yemae.devservices.sandbox.page;

import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.ModulePayment;
import io.yemae.devservices.sandbox.ledger.Payment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The developer's page: payments, faults, webhooks. */
final class ControlPage {

    private static final int MAX_ROWS = 100;

    private ControlPage() {
    }

    static String of(Ledger ledger, Faults faults, Deliveries webhooks) {
        return Html.page("결제 샌드박스", "64rem", "<h1>결제 샌드박스</h1>"
            + "<p class=\"note\">토스페이먼츠를 흉내 내는 연습용 결제 서버입니다. 실제 돈은 움직이지 않습니다.</p>"
            + faults(faults.pending()) + webhooks(webhooks) + payments(ledger.payments()) + modulePayments(ledger.modulePayments()));
    }

    private static String faults(List<FaultRule> rules) {
        return """
            <h2>장애 스위치</h2>
            %s
            <form method="post" action="/sandbox/faults"><p>
            <label>호출 <select name="operation">%s</select></label>
            <label>장애 <select name="fault">%s</select></label>
            <label>지연(ms) <input name="delayMillis" size="6" placeholder="0"></label>
            <label>HTTP 상태 <input name="status" size="4" placeholder="503"></label>
            <label>오류 코드 <input name="code" size="22" placeholder="REJECT_CARD_COMPANY"></label>
            <label>주문번호 <input name="orderId" size="16" placeholder="모든 주문"></label>
            <label>횟수 <input name="times" size="4" placeholder="계속"></label>
            <button class="main">켜기</button></p></form>
            <form method="post" action="/sandbox/faults/release"><p>
            <button type="button" onclick="fetch('/sandbox/faults',{method:'DELETE'}).then(()=>location.reload())">모두 끄기</button>
            <button>붙잡은 요청 보내기</button></p></form>
            """.formatted(table(rules, "켜진 장애가 없습니다.", List.of("호출", "장애", "지연", "상태", "코드", "남은 횟수"),
                rule -> List.of(rule.operation(), rule.fault().kind(), rule.fault().delay().toMillis() + "ms",
                    rule.fault().status() == 0 ? "" : rule.fault().status(), orEmpty(rule.fault().code()),
                    rule.times() == FaultRule.UNTIL_CLEARED ? "계속" : rule.times())),
                options(Operation.values()), options(Fault.Kind.values()));
    }

    private static String webhooks(Deliveries webhooks) {
        return """
            <h2>웹훅</h2>
            <p>받는 주소 %s · 대기 %d · 받음 %d · 포기 %d%s</p>
            <form method="post" action="/sandbox/webhooks"><p>
            <button name="action" value="hold">붙잡기</button> <button name="action" value="release">보내기</button>
            <button name="action" value="release-reversed">거꾸로 보내기</button> <button name="action" value="release-shuffled">섞어 보내기</button>
            <button name="action" value="twice">두 번씩</button> <button name="action" value="once">한 번씩</button>
            <button name="action" value="flush">지금 다시 보내기</button></p></form>
            """.formatted(webhooks.target() == null ? "없음" : Html.escape(webhooks.target()), webhooks.waiting().size(),
                webhooks.received().size(), webhooks.givenUp().size(), webhooks.held() ? " · 붙잡는 중" : "");
    }

    private static String payments(List<Payment> all) {
        return "<h2>결제</h2>" + table(latest(all), "아직 결제가 없습니다.",
            List.of("주문번호", "상품", "수단", "금액", "남은 금액", "상태", "요청 시각", "paymentKey"),
            payment -> List.of(payment.order().orderId(), payment.order().orderName(), payment.order().method().label(),
                Html.won(payment.order().amount()), Html.won(payment.balance()), payment.status(), payment.requestedAt(),
                payment.paymentKey()));
    }

    private static String modulePayments(List<ModulePayment> all) {
        return "<h2>결제 모듈</h2>" + table(latest(all), "아직 결제가 없습니다.", List.of("예매", "금액", "결제 시각", "취소 시각", "paymentId"),
            payment -> List.of(payment.reservationId(), Html.won(payment.amount()), payment.paidAt(), orEmpty(payment.cancelledAt()),
                payment.paymentId()));
    }

    /** The newest rows first, limited so that the page stays short. */
    private static <T> List<T> latest(List<T> oldestFirst) {
        int size = oldestFirst.size();
        return IntStream.range(0, Math.min(size, MAX_ROWS)).mapToObj(i -> oldestFirst.get(size - 1 - i)).toList();
    }

    private static <T> String table(List<T> rows, String none, List<String> heads, Function<T, List<Object>> cells) {
        if (rows.isEmpty()) {
            return "<p class=\"note\">" + none + "</p>";
        }
        String head = heads.stream().map(text -> "<th>" + text + "</th>").collect(Collectors.joining());
        String body = rows.stream().map(row -> cells.apply(row).stream().map(cell -> "<td>" + Html.escape(cell) + "</td>")
            .collect(Collectors.joining("", "<tr>", "</tr>"))).collect(Collectors.joining());
        return "<table><thead><tr>" + head + "</tr></thead><tbody>" + body + "</tbody></table>";
    }

    private static String options(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "<option>" + value.name() + "</option>").collect(Collectors.joining());
    }

    private static Object orEmpty(Object value) {
        return value == null ? "" : value;
    }
}
