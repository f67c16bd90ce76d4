package io.yemae.booking.rest;

import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.shared.Page;
import io.yemae.shared.ReservationId;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of staff's list of reservations. */
public class FoundReservationsQuery extends ReservationConditionsQuery {

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

    /** Whether the list is read from one reservation to the next, without a count. */
    boolean isSlice() {
        return fields().text() != null || after != null || "false".equals(count);
    }

    Page.Request page() {
        return Pages.request(page, limit);
    }

    /** Null for the first slice. */
    ReservationId after() {
        return after == null ? null : PathIds.reservation(after);
    }
}
