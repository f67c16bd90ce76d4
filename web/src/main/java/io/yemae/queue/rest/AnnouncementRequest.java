package io.yemae.queue.rest;

import io.yemae.queue.Announce;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message to everybody who waits. Short, because each poll carries it. */
@Schema(name = "AnnouncementRequest")
public record AnnouncementRequest(
    @NotBlank(message = "한국어 안내를 입력해주세요.") @Size(max = 200, message = "안내는 200자 이하여야 합니다.") String korean,
    @NotBlank(message = "영어 안내를 입력해주세요.") @Size(max = 200, message = "안내는 200자 이하여야 합니다.") String english,
    @Schema(description = "보이는 시간(분)")
    @NotNull(message = "minutes는 1에서 1440까지입니다.")
    @Min(value = 1, message = "minutes는 1에서 1440까지입니다.")
    @Max(value = 1440, message = "minutes는 1에서 1440까지입니다.") Integer minutes) {

    Announce wanted() {
        return new Announce(korean, english, Duration.ofMinutes(minutes));
    }
}
