package io.yemae.queue.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.yemae.queue.ChangeRoom.LimitOverride;
import io.yemae.queue.ChangeRoom;
import io.yemae.rest.json.MergePatchNumber;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of a room as a merge patch: an absent member stays as it is, and a limit that is null removes the override of the policy. */
@Schema(name = "ChangeRoomRequest")
public record ChangeRoomRequest(
    @Schema(description = "동시에 입장할 수 있는 사람 수. null이면 정책 queue.threshold를 따른다.", implementation = Integer.class, nullable = true)
    @JsonDeserialize(using = MergePatchNumber.class)
    Optional<
        @Min(value = 1, message = "threshold는 1에서 1000000까지입니다.")
        @Max(value = ChangeRoomRequest.HIGHEST_THRESHOLD, message = "threshold는 1에서 1000000까지입니다.") Integer> threshold,
    @Schema(description = "1초에 입장시키는 가장 많은 사람 수. null이면 정책 queue.rate.per.second를 따른다.", implementation = Integer.class, nullable = true)
    @JsonDeserialize(using = MergePatchNumber.class)
    Optional<
        @Min(value = 1, message = "rate는 1에서 100000까지입니다.")
        @Max(value = ChangeRoomRequest.HIGHEST_RATE, message = "rate는 1에서 100000까지입니다.") Integer> rate,
    Boolean paused) {

    static final int HIGHEST_THRESHOLD = 1_000_000;
    static final int HIGHEST_RATE = 100_000;

    @AssertTrue(message = "threshold, rate, paused 중 하나는 있어야 합니다.")
    @Schema(hidden = true)
    boolean isChangingSomething() {
        return threshold != null || rate != null || paused != null;
    }

    ChangeRoom wanted() {
        return new ChangeRoom(override(threshold), override(rate), paused);
    }

    private static LimitOverride override(Optional<Integer> member) {
        return member == null ? null : new LimitOverride(member.orElse(null));
    }
}
