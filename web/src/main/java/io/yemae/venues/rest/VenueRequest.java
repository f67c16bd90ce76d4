package io.yemae.venues.rest;

import io.yemae.shared.Problem;
import io.yemae.venues.VenueFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new or changed venue. */
@Schema(name = "VenueRequest")
public record VenueRequest(
    @NotBlank(message = "장소 이름을 입력해주세요.") @Size(max = 200, message = "장소 이름은 200자 이하여야 합니다.") String name,
    @NotBlank(message = "주소를 입력해주세요.") @Size(max = 300, message = "주소는 300자 이하여야 합니다.") String address,
    @Schema(description = "변경할 때에만: 불러온 version") Integer version,
    @Size(max = 200, message = "영어 이름은 200자 이하여야 합니다.") String englishName,
    @Size(max = 300, message = "영어 주소는 300자 이하여야 합니다.") String englishAddress) {

    VenueFields fields() {
        return new VenueFields(name, address, filled(englishName), filled(englishAddress));
    }

    /** An empty text of a form means that there is none. */
    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** @throws Problem invalid if no version was sent */
    int requiredVersion() {
        if (version == null) {
            throw Problem.invalidField("version", "불러온 version을 보내주세요.");
        }
        return version;
    }
}
