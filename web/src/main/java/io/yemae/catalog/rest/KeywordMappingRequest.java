package io.yemae.catalog.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new pair of keywords. */
@Schema(name = "KeywordMappingRequest")
public record KeywordMappingRequest(
    @Schema(examples = "\"아이유\"")
    @NotBlank(message = "한글 키워드를 입력해주세요.") @Size(max = 50, message = "한글 키워드는 50자 이하여야 합니다.")
    @Pattern(regexp = ".*\\p{IsHangul}.*", message = "한글 키워드에는 한글이 있어야 합니다.") String korean,
    @Schema(examples = "\"iu\"")
    @NotBlank(message = "영어 키워드를 입력해주세요.") @Size(max = 50, message = "영어 키워드는 50자 이하여야 합니다.")
    @Pattern(regexp = "\\P{IsHangul}*", message = "영어 키워드에는 한글이 없어야 합니다.") String english) {
}
