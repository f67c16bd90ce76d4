package io.yemae.counter.rest;

import io.yemae.counter.SellAtCounter;
import io.yemae.counter.SellAtCounter.Best;
import io.yemae.counter.SellAtCounter.Choice;
import io.yemae.counter.SellAtCounter.Seats;
import io.yemae.pricing.rest.DiscountCodeText;
import io.yemae.rest.json.TextInput;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.text.TextKind;
import io.yemae.till.Means;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sale at a counter: seats by their index in the plan, or the best seats of a grade. */
@Schema(name = "CounterSaleRequest")
public record CounterSaleRequest(
    @Schema(description = "seats와 함께, 그 번호가 있는 좌석 배치(GET …/plan)의 version")
    @Size(min = 1, max = 50, message = "planVersion은 1자 이상 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터") @Size(min = 1, max = CounterSaleRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") Integer> seats,
    @Schema(description = "등급의 이름이나 ID. 남은 좌석 가운데 가장 좋은 좌석을 붙여서 고른다.")
    @Size(min = 1, max = 50, message = "등급은 1자 이상 50자 이하여야 합니다.") String grade,
    @Schema(description = "grade와 함께, 기본 1") @Min(value = 1, message = "수량은 1 이상이어야 합니다.")
    @Max(value = CounterSaleRequest.MOST, message = "수량은 10 이하여야 합니다.") Integer quantity,
    @Schema(description = "cash 현금, terminal 카드 단말기, points 고객의 포인트")
    @NotNull(message = "결제 수단을 골라주세요.")
    @Pattern(regexp = "cash|terminal|points", message = "means는 cash, terminal, points 중 하나여야 합니다.") String means,
    @Schema(description = "카드 단말기의 승인 번호. terminal이면 있어야 하고, 아니면 없어야 한다.")
    @Pattern(regexp = "[A-Za-z0-9-]{1,20}", message = "승인 번호는 영문자, 숫자, - 1자 이상 20자 이하여야 합니다.") String approvalNumber,
    @Schema(description = "고객 계정의 이메일. points이면 있어야 한다. 있으면 예매가 그 계정에 들어간다.")
    @Size(min = 1, max = 254, message = "이메일은 254자 이하여야 합니다.") String customer,
    @Schema(description = "계정 없는 고객의 이름. 공연이 끝나고 한 달 뒤에 지운다.") @TextInput(TextKind.LINE)
    @Size(min = 1, max = 50, message = "이름은 50자 이하여야 합니다.") String buyerName,
    @Schema(description = "계정 없는 고객의 연락처. 공연이 끝나고 한 달 뒤에 지운다.")
    @Pattern(regexp = "[0-9+][0-9 -]{6,19}", message = "연락처는 숫자와 - 로 된 7자 이상 20자 이하여야 합니다.") String buyerPhone,
    @Schema(description = "할인 코드") @DiscountCodeText String discountCode,
    @Schema(description = "고객에게 말한 가격(원). 지금 가격과 다르면 팔지 않는다.")
    @Min(value = 0, message = "가격은 0 이상이어야 합니다.") Long expectedTotal) {

    static final int MOST = 10;

    /** @throws Problem invalid if the members do not fit together; as {@link SeatMaps#seats} */
    SellAtCounter command(PerformanceId performance, SeatMaps maps) {
        Means by = Means.of(means).orElseThrow();
        if ((by == Means.TERMINAL) != (approvalNumber != null)) {
            throw Problem.invalidField("approvalNumber", by == Means.TERMINAL ? "카드 단말기의 승인 번호를 입력해주세요."
                : "승인 번호는 카드 단말기로 받을 때만 있습니다.");
        }
        if (customer != null && (buyerName != null || buyerPhone != null)) {
            throw Problem.invalidField("buyerName", "계정이 있는 고객의 이름과 연락처는 따로 적지 않습니다.");
        }
        return new SellAtCounter(performance, choice(performance, maps), by, approvalNumber, customer, buyerName, buyerPhone,
            DiscountCodeText.Normalized.of(discountCode), expectedTotal == null ? null : new Won(expectedTotal));
    }

    private Choice choice(PerformanceId performance, SeatMaps maps) {
        boolean byIndex = planVersion != null && seats != null && grade == null && quantity == null;
        boolean byGrade = grade != null && planVersion == null && seats == null;
        if (byIndex == byGrade) {
            throw Problem.invalid("INVALID_REQUEST", "planVersion과 seats나, grade와 quantity로 요청해주세요.");
        }
        if (byIndex && seats.stream().distinct().count() < seats.size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        return byIndex ? new Seats(maps.seats(performance, planVersion, seats)) : new Best(grade, quantity == null ? 1 : quantity);
    }
}
