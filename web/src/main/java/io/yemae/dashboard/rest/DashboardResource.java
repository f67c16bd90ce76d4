package io.yemae.dashboard.rest;

import io.yemae.dashboard.Dashboard;
import io.yemae.dashboard.DashboardView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures of sales for administrators. */
@Path("/admin/dashboard")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class DashboardResource {

    @Inject
    Dashboard dashboard;

    @Schema(name = "DashboardResponse")
    public record Body(Instant at, Now now, Today today, @Schema(description = "최근 14일, 오늘이 마지막") List<Day> days,
                       @Schema(description = "판매 중인 이벤트 20개까지, 오늘 많이 판 것부터") List<OnSale> events) {

        static Body of(DashboardView view) {
            return new Body(view.at(), new Now(view.now().liveHolds(), view.now().outboxWaiting()), Today.of(view.today(), view.days()),
                view.days().stream().map(Day::of).toList(), view.events().stream().map(OnSale::of).toList());
        }
    }

    @Schema(name = "DashboardNow")
    public record Now(@Schema(description = "아직 결제할 수 있는 임시배정") long liveHolds,
                      @Schema(description = "브로커로 가지 못한 메시지") long outboxWaiting) {
    }

    /** Since midnight in Seoul. */
    @Schema(name = "DashboardToday", description = "Asia/Seoul")
    public record Today(@Schema(description = "오늘 확정된 예매") long confirmed, @Schema(description = "오늘 취소된 확정 예매") long cancelled,
                        @Schema(description = "원. 오늘의 매출에서 환불을 뺀 것") long revenue, @Schema(description = "오늘 가입한 사용자") long registered) {

        static Today of(DashboardView.Today today, List<DashboardView.Day> days) {
            return new Today(today.confirmed(), today.cancelled(), days.get(days.size() - 1).revenue(), today.registered());
        }
    }

    @Schema(name = "DashboardDay")
    public record Day(@Schema(description = "yyyy-MM-dd, Asia/Seoul") String day, @Schema(description = "원") long sales,
                      @Schema(description = "원. 취소한 날에 센다.") long refunds, @Schema(description = "원. 음수일 수 있다.") long revenue) {

        static Day of(DashboardView.Day day) {
            return new Day(day.day().toString(), day.sales().amount(), day.refunds().amount(), day.revenue());
        }
    }

    @Schema(name = "DashboardEvent", description = "좌석은 앞으로 있을 모든 회차의 합")
    public record OnSale(UUID id, String title, @Schema(description = "원. 오늘 확정되고 취소되지 않은 예매") long soldToday, long seatsSold,
                         long seatsHeld, long seatsFree) {

        static OnSale of(DashboardView.OnSale event) {
            return new OnSale(event.id().value(), event.title(), event.soldToday().amount(), event.seats().sold(), event.seats().held(),
                event.seats().free());
        }
    }

    @GET
    @Operation(summary = "대시보드", description = "지금과 오늘의 수치. 날은 Asia/Seoul, 금액은 원.")
    @APIResponseSchema(value = Body.class, responseCode = "200", responseDescription = "수치")
    public Body figures() {
        return Body.of(dashboard.figures());
    }
}
