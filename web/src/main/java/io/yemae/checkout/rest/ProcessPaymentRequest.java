package io.yemae.checkout.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request of older front ends of requirement 2. Whatever the method, the reservation is paid with points. */
@Schema(name = "ProcessPaymentRequest")
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessPaymentRequest(
    @NotNull(message = "예매 ID를 입력해주세요.") UUID reservationId,
    @Schema(enumeration = {"naver_pay", "kakao_pay", "bank_transfer"})
    @NotNull(message = "결제수단을 입력해주세요.")
    @Pattern(regexp = "naver_pay|kakao_pay|bank_transfer", message = "결제수단은 naver_pay, kakao_pay, bank_transfer 가운데 하나여야 합니다.")
    String paymentMethod) {
}
