package io.yemae.booking.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The conditions of staff's search for reservations as query parameters. */
public class ReservationConditionsQuery {

    @QueryParam("q")
    @Parameter(description = "예매 번호의 앞부분, 또는 예매자의 이름, 이메일, 연락처, 이벤트의 제목이나 아티스트의 일부. 2자 이상. 목록은 쪽을 나누지 않고 next로 읽는다.")
    String text;

    @QueryParam("number")
    @Parameter(description = "예매 번호 전체")
    String number;

    @QueryParam("email")
    @Parameter(description = "예매자의 이메일 전체")
    String email;

    @QueryParam("eventId")
    String eventId;

    @QueryParam("performanceId")
    String performanceId;

    @QueryParam("status")
    @Parameter(description = "pending, confirmed, cancelled, expired")
    String status;

    @QueryParam("payment")
    @Parameter(description = "결제 상태: pending, completed, failed, refunded")
    String payment;

    @QueryParam("from")
    @Parameter(description = "이 시각부터 만든 예매 (ISO-8601)")
    String from;

    @QueryParam("to")
    @Parameter(description = "이 시각 전까지 만든 예매 (ISO-8601)")
    String to;

    public ReservationFilterFields fields() {
        return new ReservationFilterFields(text, number, email, eventId, performanceId, status, payment, from, to);
    }
}
