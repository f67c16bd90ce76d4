package io.yemae.booking.rest;

import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.shared.Page;
import io.yemae.shared.ReservationId;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of staff's search for reservations. */
public class FoundReservationsQuery {

    @QueryParam("q")
    @Parameter(description = "예매 번호의 앞부분, 또는 예매자의 이름, 이메일, 연락처, 이벤트의 제목이나 아티스트의 일부. 2자 이상. 쪽을 나누지 않고 next로 읽는다.")
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

    @QueryParam("page")
    @Parameter(description = "1부터")
    String page;

    @QueryParam("limit")
    @Parameter(description = "1에서 100, 기본 10")
    String limit;

    @QueryParam("after")
    @Parameter(description = "앞 목록의 next: 그다음부터. page는 쓰지 않는다.")
    String after;

    @QueryParam("count")
    @Parameter(description = "false이면 수를 세지 않고 next로 읽는다. after나 q를 보내도 그렇다.")
    String count;

    /** The conditions. */
    ReservationFilterFields fields() {
        return new ReservationFilterFields(text, number, email, eventId, performanceId, status, payment, from, to);
    }

    /** Whether the list is read from one reservation to the next, without a count. */
    boolean isSlice() {
        return fields().text() != null || after != null || "false".equals(count);
    }

    Page.Request page() {
        return Pages.request(page, limit);
    }

    /** Null for the first slice. */
    ReservationId after() {
        return after == null ? null : new ReservationId(PathIds.uuid(after, "예매 ID의 형식이 올바르지 않습니다."));
    }
}
