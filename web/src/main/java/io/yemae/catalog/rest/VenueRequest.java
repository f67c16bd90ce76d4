package io.yemae.catalog.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A venue to be made. */
@Schema(name = "VenueRequest")
public record VenueRequest(
    @NotBlank(message = "장소 이름을 입력해주세요.") @Size(max = 200, message = "장소 이름은 200자 이하여야 합니다.") String name,
    @NotBlank(message = "주소를 입력해주세요.") @Size(max = 300, message = "주소는 300자 이하여야 합니다.") String address) {
}
