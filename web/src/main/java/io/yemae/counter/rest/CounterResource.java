package io.yemae.counter.rest;

import io.yemae.boxoffice.BoxOffice;
import io.yemae.counter.CounterCustomers;
import io.yemae.rest.Dates;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import io.yemae.shared.UserId;
import io.yemae.till.CounterPayments;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a member of staff needs at a counter besides sales: the customer's account, and the count of the drawer. */
@Path("/box-office")
@RequestScoped
@RolesAllowed({"OPERATOR", "ORGANISER"})
@Tag(name = "창구 판매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class CounterResource {
    private static final int LONGEST_EMAIL = 254;

    @Inject
    CounterCustomers customers;

    @Inject
    CounterPayments payments;

    @Inject
    BoxOffice boxOffice;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @Path("/customers")
    @Operation(summary = "고객 계정 확인", description = "포인트로 받기 전에 이름(가운데를 가림)과 잔액을 확인한다. 감사 로그에 남는다.")
    @APIResponseSchema(value = CounterBodies.Customer.class, responseCode = "200", responseDescription = "고객")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 이메일이 없거나 너무 길다.")
    @APIResponse(responseCode = "404", description = "CUSTOMER_NOT_FOUND 이 이메일의 고객 계정이 없습니다.")
    public CounterBodies.Customer customer(@Parameter(description = "계정의 이메일 전체") @QueryParam("email") String email) {
        if (email == null || email.isBlank() || email.length() > LONGEST_EMAIL) {
            throw Problem.invalidField("email", "이메일은 254자 이하여야 합니다.");
        }
        return CounterBodies.Customer.of(customers.get(email.strip()));
    }

    @GET
    @Path("/cash-up")
    @Operation(summary = "마감", description = "자신이 그날 창구에서 받은 것과 돌려준 것을 수단별로. 자유석 티켓은 수단을 적지 않으므로 티켓에 적힌 가격의 합으로 따로 보인다.")
    @APIResponseSchema(value = CounterBodies.CashUp.class, responseCode = "200", responseDescription = "하루의 합계")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: day가 날짜가 아니다.")
    public CounterBodies.CashUp cashUp(@Parameter(description = "서울의 날짜, yyyy-MM-dd. 없으면 오늘") @QueryParam("day") String day) {
        LocalDate asked = Dates.day("day", day);
        LocalDate date = asked == null ? Seoul.date(clock.instant()) : asked;
        Instant from = Seoul.startOf(date);
        Instant until = Seoul.startOf(date.plusDays(1));
        UserId staff = caller.id();
        return CounterBodies.CashUp.of(date, payments.of(staff, from, until), boxOffice.issuedBy(staff, from, until));
    }
}
