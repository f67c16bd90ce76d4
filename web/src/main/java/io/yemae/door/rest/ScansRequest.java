package io.yemae.door.rest;

import io.yemae.door.Scan;
import io.yemae.door.ScanMethod;
import io.yemae.shared.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch of scans of one device. */
@Schema(name = "ScansRequest")
public record ScansRequest(
    @Schema(description = "보내는 시각, 기기의 시계") @NotNull(message = "보내는 시각을 보내주세요.") Instant sentAt,
    @Schema(description = "스캔, 차례는 상관없다.") @NotEmpty(message = "스캔을 하나 이상 보내주세요.")
    @Size(max = 200, message = "스캔은 한 번에 200개까지입니다.") List<@NotNull(message = "빈 스캔입니다.") @Valid Item> scans) {

    @Schema(name = "ScanRequest")
    public record Item(
        @Schema(description = "기기가 만든 ID. 같은 ID는 한 번만 기록된다.") @NotNull(message = "ID를 보내주세요.") UUID id,
        @Schema(description = "입장권: 예매 번호와 그 안의 번호") @NotBlank(message = "입장권을 보내주세요.")
        @Size(max = 60, message = "입장권은 60자 이하여야 합니다.") String ticket,
        @Schema(description = "스캔한 시각, 기기의 시계") @NotNull(message = "시각을 보내주세요.") Instant at,
        @Schema(description = "기기나 입구의 이름") @NotBlank(message = "기기의 이름을 입력해주세요.")
        @Size(max = 40, message = "기기의 이름은 40자 이하여야 합니다.") String device,
        @Schema(description = "서버에 묻지 않고 이미 입장시켰는지") @NotNull(message = "offline을 보내주세요.") Boolean offline,
        @Schema(description = "qr 입장권 화면의 코드, paper 종이나 메일의 코드, name 이름이나 예매 번호") @NotNull(message = "방법을 보내주세요.")
        @Pattern(regexp = "qr|paper|name", message = "방법은 qr, paper, name 가운데 하나여야 합니다.") String method,
        @Schema(description = "읽은 코드. offline이거나 method가 name이면 없어도 된다.") @Size(max = 2000, message = "코드는 2,000자 이하여야 합니다.") String code,
        @Schema(description = "지난 코드(screenshot)인데 직원이 입장시키는지, 기본 false") Boolean staffDecision) {

        private boolean lacksCode() {
            return !offline && !"name".equals(method) && code == null;
        }

        private Scan scan() {
            return new Scan(id, ticket, at, device, offline, ScanMethod.ofWireName(method), code, staffDecision != null && staffDecision);
        }
    }

    List<Scan> commands() {
        IntStream.range(0, scans.size()).filter(i -> scans.get(i).lacksCode()).findFirst().ifPresent(i -> {
            throw Problem.invalidField("scans[" + i + "].code", "코드를 보내주세요.");
        });
        return scans.stream().map(Item::scan).toList();
    }
}
