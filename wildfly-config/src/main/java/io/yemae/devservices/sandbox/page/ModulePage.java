package io.yemae.devservices.sandbox.page;

import io.undertow.server.RoutingHandler;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.http.Response;

/** The page on which a buyer pays with the payment module. Its script sends the form as JSON. */
public final class ModulePage {

    private static final String BODY = """
        <h1>결제 모듈</h1>
        <p class="note">연습용입니다. 결제하면 예매 서버로 서명된 콜백을 보냅니다.</p>
        <form id="pay"><p><label>예매 ID <input name="reservationId" required></label>
        <label>금액(원) <input name="amount" type="number" min="1" required></label></p>
        <p><button class="main">결제하기</button></p></form><pre id="answer" aria-live="polite"></pre>
        <script>
        document.getElementById('pay').onsubmit = async event => {
          event.preventDefault();
          const form = new FormData(event.target);
          const body = JSON.stringify({reservationId: form.get('reservationId'), amount: Number(form.get('amount'))});
          const answer = await fetch('/module/pay', {method: 'POST', headers: {'Content-Type': 'application/json'}, body});
          document.getElementById('answer').textContent = await answer.text();
        };
        </script>
        """;

    private ModulePage() {
    }

    public static void register(RoutingHandler routes) {
        routes.get("/module", new EndpointHandler(request -> Response.html(Html.page("결제 모듈", "28rem", BODY))));
    }
}
