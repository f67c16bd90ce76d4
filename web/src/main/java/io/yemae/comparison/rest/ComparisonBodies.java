package io.yemae.comparison.rest;

import io.yemae.comparison.ComparedDay;
import io.yemae.comparison.RecordedDifference;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Requests and responses about comparisons with the gateway. Amounts are in won, days are those of Seoul. */
public final class ComparisonBodies {

    private ComparisonBodies() {
    }

    @Schema(name = "ComparedDay")
    public record Day(LocalDate day, @Schema(description = "마지막으로 맞춰 본 시각") Instant comparedAt,
                      @Schema(description = "찾은 차이의 수") long differences,
                      @Schema(description = "그 가운데 아직 없어지지도 해결되지도 않은 수") long open) {

        static Day of(ComparedDay day) {
            return new Day(day.day(), day.comparedAt(), day.differences(), day.open());
        }
    }

    @Schema(name = "ComparedDaysResponse")
    public record Days(List<Day> comparisons, @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") LocalDate next) {

        /** @param found one more than the limit, if there are more */
        static Days of(List<ComparedDay> found, int limit) {
            List<Day> days = found.stream().limit(limit).map(Day::of).toList();
            return new Days(days, found.size() > limit ? days.get(limit - 1).day() : null);
        }
    }

    @Schema(name = "RecordedDifference")
    public record Difference(
        UUID id, LocalDate day, String kind, String orderId, @Schema(description = "우리 결제의 ID. 없는 결제이면 null") UUID paymentId,
        long amount, @Schema(description = "환불인지") boolean refund, Instant at, @Schema(description = "찾은 시각") Instant foundAt,
        String state, @Schema(description = "해결한 시각. 해결하지 않았으면 null") Instant resolvedAt,
        @Schema(description = "해결한 사람의 이름. 해결하지 않았으면 null") String resolvedBy,
        @Schema(description = "해결한 까닭. 해결하지 않았으면 null") String reason) {

        static Difference of(RecordedDifference recorded) {
            var found = recorded.difference();
            return new Difference(recorded.id().value(), recorded.day(), found.kind().name(), found.order(),
                recorded.isOfPayment() ? UUID.fromString(found.order()) : null, found.amount().amount(), found.back(), found.at(),
                recorded.foundAt(), recorded.state().name(), recorded.resolvedAt(), recorded.resolvedBy(), recorded.reason());
        }
    }

    @Schema(name = "RecordedDifferencesResponse")
    public record Differences(List<Difference> differences, @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") UUID next) {

        /** @param found one more than the limit, if there are more */
        static Differences of(List<RecordedDifference> found, int limit) {
            List<Difference> differences = found.stream().limit(limit).map(Difference::of).toList();
            return new Differences(differences, found.size() > limit ? differences.get(limit - 1).id() : null);
        }
    }

    @Schema(name = "CompareDayRequest")
    public record CompareRequest(
        @Schema(description = "서울의 날짜, yyyy-MM-dd") @NotBlank(message = "날짜를 입력해주세요.")
        @Size(max = 20, message = "날짜는 yyyy-MM-dd 형식이어야 합니다.") String day) {
    }

    /** Why a difference is none, or what was done about it. */
    @Schema(name = "ResolveDifferenceRequest")
    public record ResolveRequest(
        @Schema(description = "차이가 아닌 까닭, 또는 한 일") @TextInput(TextKind.LINES) @NotBlank(message = "이유를 입력해주세요.")
        @Size(max = 500, message = "이유는 500자 이하여야 합니다.") String reason) {
    }
}
