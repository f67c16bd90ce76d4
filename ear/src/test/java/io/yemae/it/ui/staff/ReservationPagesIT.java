package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff find reservations, see all about one, mail its confirmation again, and cancel one or many. */
class ReservationPagesIT extends BrowserIT {
    private static final long MOST_BYTES = 96_000;

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theBoxOfficeFindsAReservationMailsItsConfirmationAgainAndCancelsItByKeyboard(String language) {
        boolean isKorean = language.equals("ko");
        Show show = stage.show(2, Map.of("title", "예매 화면 " + System.nanoTime()));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        soon(() -> assertThat(Platform.mailsTo(buyer.email())).isNotEmpty());
        int mails = Platform.mailsTo(buyer.email()).size();
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        Visitor visitor = (isKorean ? desk() : phone("en")).as(stage.staff("operator")).open("/admin/reservations?eventId=" + show.event());
        Page page = visitor.page();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        visitor.axe();

        page.getByRole(AriaRole.SEARCHBOX).fill(buyer.email());
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByLabel(isKorean ? "상태" : "Status").selectOption("confirmed");
        assertThat(page).hasURL(Pattern.compile(".*status=confirmed.*"));
        assertThat(page.locator("tbody tr")).containsText(buyer.email());
        page.locator("tbody th a").press("Enter");
        button(page, isKorean ? "확인 메일 다시 보내기" : "Send confirmation again").press("Enter");
        soon(() -> assertThat(Platform.mailsTo(buyer.email())).hasSize(mails + 1));
        assertThat(page.getByText("reservation.mail").first()).isVisible();
        visitor.axe();
        button(page, isKorean ? "예매 취소" : "Cancel reservation").press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(isKorean ? "70,000원" : "₩70,000");
        assertThat(dialog.getByLabel(isKorean ? "취소하는 까닭" : "Reason")).isFocused();
        visitor.axe();
        page.keyboard().type("환불 요청");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(dialog).hasCount(0);
        assertThat(page.locator(".staff-head .badge").first()).hasText(isKorean ? "취소" : "Cancelled");
        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat(page.getByText("환불 요청").first()).isVisible();
        visitor.axe();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void anOrganiserExportsAFilterCancelsWhatIsSelectedAndThenAllOfIt(String language) throws IOException {
        boolean isKorean = language.equals("ko");
        Buyer organiser = stage.staff("organiser");
        Show show = stage.show(3);
        stage.administrator().raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + show.event(), null, null).expect(204);
        Buyer buyer = stage.buyerWithPoints(70_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id")).expect(200);
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        stage.buyer().hold(show, show.seats().get(2)).expect(201);
        Visitor visitor = (isKorean ? phone() : desk("en")).as(organiser).open("/admin/reservations");
        Page page = visitor.page();
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByLabel(isKorean ? "결제" : "Payment").selectOption("completed");
        assertThat(page.locator("tbody tr")).hasCount(1);
        Download file = page.waitForDownload(() -> page.locator("[data-file=csv]").press("Enter"));
        assertThat(Files.readAllLines(file.path())).as("the heading and what is shown").hasSize(2);
        page.getByLabel(isKorean ? "결제" : "Payment").selectOption("");
        assertThat(page.locator("tbody tr")).hasCount(3);
        Locator selected = button(page, isKorean ? "고른 0건 취소" : "Cancel 0 selected");
        assertThat(selected).isDisabled();

        page.locator("tbody [type=checkbox]").first().press("Space");
        visitor.axe();
        button(page, isKorean ? "고른 1건 취소" : "Cancel 1 selected").press("Enter");
        confirm(page, isKorean, "1");

        assertThat(page.getByText(isKorean ? "모두 처리했습니다." : "All are done.").first()).isVisible();
        assertThat(page.locator("tbody tr")).containsText(isKorean ? "임시배정 풀림" : "Hold released");
        visitor.axe();
        visitor.open("/admin/reservations");
        page.locator("tbody .link").first().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*eventId=" + show.event() + ".*"));
        button(page, isKorean ? "조건에 맞는 예매 모두 취소" : "Cancel all that match").press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(isKorean ? "이미 취소된 예매 1건" : "Cancelled already: 1");
        assertThat(dialog).containsText(isKorean ? "70,000원" : "₩70,000");
        visitor.axe();
        confirm(page, isKorean, "2");

        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.getByText(isKorean ? "모두 처리했습니다." : "All are done.").first()).isVisible();
        assertThat(page.locator("tbody")).containsText(isKorean ? "취소되어 환불" : "Cancelled, refunded");
        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    /** Gives the reason, types the number and goes on, by keyboard. */
    private static void confirm(Page page, boolean isKorean, String number) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(isKorean ? "취소하는 까닭" : "Reason").fill("공연장 사정");
        button(dialog, isKorean ? "계속" : "Continue").press("Enter");
        Locator word = dialog.locator("#typed-word");
        assertThat(button(dialog, isKorean ? number + "건 취소" : "Cancel " + number)).isDisabled();
        word.fill(number);
        word.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/admin/reservations/cancellations/.*"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
