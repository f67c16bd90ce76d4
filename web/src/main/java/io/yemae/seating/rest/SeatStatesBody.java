package io.yemae.seating.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The part of a seat map that changes: the states of its seats, all or those that changed. Seats are named by their index in the plan. */
@Schema(name = "SeatStatesResponse")
public record SeatStatesBody(
    @Schema(description = "가지고 있는 좌석도의 version과 다르면 좌석도를 다시 불러온다.") String planVersion,
    @Schema(description = "상태의 버전. GET /performances/dates/{performanceId}/seats와 같고, 다음에 since로 보낸다.") String version,
    @Schema(description = "모든 좌석이면 true, 바뀐 좌석만이면 false") boolean complete,
    @Schema(description = "base64, 좌석마다 2비트: 좌석 i는 (bytes[i >> 2] >> ((i & 3) * 2)) & 3이고 0은 available, 1은 locked, 2는 sold, 3은 blocked. "
        + "since로 물으면 빠질 수 있다.")
    @JsonInclude(JsonInclude.Include.NON_NULL) String states,
    @Schema(description = "since 뒤에 바뀐 좌석의 지금 상태") @JsonInclude(JsonInclude.Include.NON_NULL) Changes changes,
    @Schema(description = "등급마다 예매할 수 있는 수, 자유석도") List<Integer> free,
    @Schema(description = "등급마다 임시배정된 수") List<Integer> held,
    @Schema(description = "처음 끝나는 임시배정의 시각. 없으면 null") Instant nextExpiry) {

    /** As many bytes as base64 and JSON take for a changed seat, and for four seats of all. */
    private static final int BYTES_PER_CHANGE = 6;
    private static final int SEATS_PER_BYTE = 3;
    private static final int ALWAYS_AS_CHANGES = 32;

    /** Indexes by state. */
    @Schema(name = "SeatChanges")
    public record Changes(
        @Schema(description = "예매할 수 있게 된 좌석의 번호") List<Integer> available,
        @Schema(description = "임시배정된 좌석의 번호") List<Integer> locked,
        @Schema(description = "판매된 좌석의 번호") List<Integer> sold,
        @Schema(description = "판매하지 않게 된 좌석의 번호. 없으면 빠진다.") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> blocked) {

        static Changes of(SeatMap.Delta delta) {
            return new Changes(in(delta, SeatStatus.AVAILABLE), in(delta, SeatStatus.LOCKED), in(delta, SeatStatus.SOLD),
                in(delta, SeatStatus.BLOCKED));
        }

        private static List<Integer> in(SeatMap.Delta delta, SeatStatus status) {
            SeatMap map = delta.map();
            return Arrays.stream(delta.changed())
                .filter(seat -> seat < map.plan().placed() && map.status(seat) == status)
                .boxed()
                .toList();
        }
    }

    /** The key under which the changes since a version are prepared. */
    private record Since(String version) {
    }

    /** All states, prepared once per map. */
    static PreparedResponse prepare(SeatMap shown, String planVersion, ObjectMapper json) {
        return shown.derived(SeatStatesBody.class, map -> PreparedResponse.of(SeatMapTemplate.bytes(json,
            body(map, planVersion, packed(map), null))));
    }

    /** The changes, prepared once per map and version; all states if they are shorter. */
    static PreparedResponse prepare(SeatMap.Delta delta, String since, String planVersion, ObjectMapper json) {
        return isLong(delta) ? prepare(delta.map(), planVersion, json)
            : delta.map().derived(new Since(since), map -> PreparedResponse.of(SeatMapTemplate.bytes(json,
            body(map, planVersion, null, Changes.of(delta)))));
    }

    static boolean isLong(SeatMap.Delta delta) {
        int changed = delta.changed().length;
        return changed > ALWAYS_AS_CHANGES && changed * BYTES_PER_CHANGE > delta.map().plan().placed() / SEATS_PER_BYTE;
    }

    private static SeatStatesBody body(SeatMap map, String planVersion, String states, Changes changes) {
        return new SeatStatesBody(planVersion, map.version(), changes == null, states, changes, byGrade(map, map::available),
            byGrade(map, map::held), map.nextExpiry().map(Instant::ofEpochMilli).orElse(null));
    }

    private static List<Integer> byGrade(SeatMap map, IntUnaryOperator count) {
        return IntStream.range(0, map.plan().grades().size()).map(count).boxed().toList();
    }

    private static String packed(SeatMap map) {
        byte[] states = new byte[(map.plan().placed() + 3) / 4];
        for (int seat = 0; seat < map.plan().placed(); seat++) {
            states[seat >> 2] |= (byte) (map.status(seat).ordinal() << (seat & 3) * 2);
        }
        return Base64.getEncoder().encodeToString(states);
    }
}
