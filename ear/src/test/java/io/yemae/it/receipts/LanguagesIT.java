package io.yemae.it.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The language of errors, mails and receipts. */
class LanguagesIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String UNKNOWN = "0190a5e4-7c1b-7def-8abc-0123456789ab";

    private final Api english = api.with("Accept-Language", "en-GB,en;q=0.9,ko;q=0.8");

    @Test
    void errorsAreInTheLanguageThatTheClientPrefers() {
        Answer korean = api.get("/api/events/" + UNKNOWN).expectProblem(404, "EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
        Answer refused = english.get("/api/events/" + UNKNOWN).expectProblem(404, "EVENT_NOT_FOUND", "There is no such show.");

        assertThat(refused.at("/message")).isEqualTo("There is no such show.");
        assertThat(refused.headers().firstValue("Content-Language")).contains("en");
        assertThat(korean.headers().firstValue("Content-Language")).contains("ko");
        assertThat(refused.headers().allValues("Vary")).anyMatch(each -> each.contains("Accept-Language"));
        assertThat(korean.headers().allValues("Vary")).anyMatch(each -> each.contains("Accept-Language"));
        api.with("Accept-Language", "en;q=0.1, ko").get("/api/events/" + UNKNOWN).expectProblem(404, "EVENT_NOT_FOUND",
            "이벤트를 찾을 수 없습니다.");
    }

    @Test
    void errorsInFrontOfTheResourcesAreTranslatedToo() {
        english.get("/api/auth/me").expectProblem(401, "UNAUTHENTICATED", "Please log in.");
        english.as("not-a-token").get("/api/auth/me").expectProblem(401, "INVALID_TOKEN",
            "Your session is over. Please log in again.");
        english.get("/nowhere").expectProblem(404, "NO_SUCH_PATH", "There is nothing at this address.");
        english.raw("POST", "/api/auth/login", "text/plain", "x").expectProblem(415, "UNSUPPORTED_MEDIA_TYPE",
            "The request has the wrong format.");
    }

    @Test
    void aFieldHasAnEnglishSentence() {
        Answer refused = english.post("/api/auth/register", Map.of("name", "Kim", "email", "nobody", "password", Stage.PASSWORD))
            .expectProblem(400, "INVALID_REQUEST", "Please check what you entered.");

        assertThat(refused.json().get("fields").findValuesAsText("error")).containsExactly("This is not an e-mail address.",
            "This is required.");
        assertThat(english.get("/api/events/x").expectProblem(400, "INVALID_ID").at("/error")).isEqualTo("Invalid id format");
    }

    @Test
    void mailsAndReceiptsAreInTheLanguageOfTheUser() {
        Buyer buyer = stage.buyerWithPoints(140_000);
        buyer.api().patch("/api/users/me", Map.of("language", "en")).expect(200);
        Show show = stage.show(2, Map.of("title", "유리 정원", "englishTitle", "Glass Garden", "maxSeatsPerUser", 2));

        String reservation = paid(buyer, show, 0);

        ReceivedMail mail = mail(buyer, 1);
        assertThat(mail.subject()).isEqualTo("[Yemae] Your booking is confirmed - Glass Garden");
        assertThat(mail.text("text/plain")).contains("Dear 김예매, your booking is confirmed.", "Glass Garden", "₩70,000", "Points")
            .doesNotContain("예매가", "좌석");
        assertThat(mail.text("text/html")).contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">", "Booking receipt",
            "Glass Garden", "Please show this QR code").doesNotContain("영수증");
        String receipt = "/api/reservations/" + reservation + "/receipt";
        assertThat(buyer.api().getAs("text/html", receipt).expect(200).text()).contains("Booking receipt");
        assertThat(buyer.api().with("Accept-Language", "ko").getAs("text/html", receipt).expect(200).text()).contains("예매 영수증", "유리 정원");
        assertThat(buyer.api().get(receipt).expect(200).at("/receipt/english/title")).isEqualTo("Glass Garden");
        assertThat(buyer.api().download("application/pdf", receipt)).isNotEmpty();

        buyer.api().patch("/api/users/me", Map.of("language", "ko")).expect(200);
        paid(buyer, show, 1);

        assertThat(mail(buyer, 2).subject()).isEqualTo("[예매] 예매가 확정되었습니다 - 유리 정원");
    }

    @Test
    void aNewUserIsAddressedInTheLanguageOfTheRegistration() {
        String email = "language" + System.nanoTime() + "@yemae.test";
        String phone = "010-%04d-%04d".formatted(System.nanoTime() / 10_000 % 10_000, System.nanoTime() % 10_000);
        Answer registered = english.post("/api/auth/register", Map.of("name", "Kim", "email", email, "password", Stage.PASSWORD, "phone",
            phone)).expect(201);
        assertThat(api.as(registered.at("/accessToken")).get("/api/auth/me").at("/user/language")).isEqualTo("en");
        assertThat(stage.buyer().api().get("/api/auth/me").at("/user/language")).isEqualTo("ko");

        api.post("/api/auth/password-reset", Map.of("email", email));

        await().atMost(SOON).until(() -> Platform.mailSourcesTo(email).size() == 1);
        ReceivedMail mail = ReceivedMail.of(Platform.mailSourcesTo(email).get(0));
        assertThat(mail.subject()).isEqualTo("[Yemae] Please choose a new password");
        assertThat(mail.text("text/plain")).contains("/account/?lang=en#reset=", "once within 30 minutes").doesNotContain("비밀번호");
    }

    @Test
    void onlyTheLanguagesOfThePlatformCanBeChosen() {
        stage.buyer().api().patch("/api/users/me", Map.of("language", "fr")).expectProblem(400, "INVALID_REQUEST");
    }

    private static ReceivedMail mail(Buyer buyer, int number) {
        await().atMost(SOON).until(() -> Platform.mailSourcesTo(buyer.email()).size() == number);
        return ReceivedMail.of(Platform.mailSourcesTo(buyer.email()).get(number - 1));
    }

    private static String paid(Buyer buyer, Show show, int seat) {
        String reservation = buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }
}
