package io.yemae.layouts.rest;

import io.yemae.layouts.LayoutGeometry.Stage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The stage of a layout. Lengths are in centimetres. */
@Schema(name = "LayoutStage")
public record StageBody(
    @Schema(description = "무대의 이름") @NotBlank(message = "무대의 이름을 입력해주세요.") @Size(max = 50, message = "무대의 이름은 50자 이하여야 합니다.") String name,
    @Schema(description = "가로의 가운데, cm") @NotNull(message = "x를 입력해주세요.")
    @Min(value = -GeometryBody.FARTHEST, message = "x는 -100,000 이상이어야 합니다.")
    @Max(value = GeometryBody.FARTHEST, message = "x는 100,000 이하여야 합니다.") Integer x,
    @Schema(description = "뒤쪽, cm. 앞쪽은 y + depth이다.") @NotNull(message = "y를 입력해주세요.")
    @Min(value = -GeometryBody.FARTHEST, message = "y는 -100,000 이상이어야 합니다.")
    @Max(value = GeometryBody.FARTHEST, message = "y는 100,000 이하여야 합니다.") Integer y,
    @Schema(description = "가로, cm") @NotNull(message = "무대의 폭을 입력해주세요.") @Min(value = 100, message = "무대의 폭은 100 이상이어야 합니다.")
    @Max(value = 20_000, message = "무대의 폭은 20,000 이하여야 합니다.") Integer width,
    @Schema(description = "세로, cm") @NotNull(message = "무대의 깊이를 입력해주세요.") @Min(value = 100, message = "무대의 깊이는 100 이상이어야 합니다.")
    @Max(value = 20_000, message = "무대의 깊이는 20,000 이하여야 합니다.") Integer depth) {

    static StageBody of(Stage stage) {
        return new StageBody(stage.name(), stage.x(), stage.y(), stage.width(), stage.depth());
    }

    Stage stage() {
        return new Stage(name, x, y, width, depth);
    }
}
