package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Counter;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The box office, by keyboard: seats and free-seating tickets are sold, printed, refunded and counted. */
class BoxOfficePagesIT extends BrowserIT {
    private static final int MOST_KEYS = 6;
    private static final int MOST_BYTES = 96_000;
    /** 80 mm in the pixels of CSS. */
    private static final double PAPER = 80 / 25.4 * 96;

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void seatsAreSoldPrintedRefundedAndCountedByKeyboard(String language) {
        Show show = stage.show(20, Map.of("title", "창구 " + System.nanoTime()));
        Buyer staff = stage.staff(language.equals("ko") ? "operator" : "organiser");
        stage.administrator().raw("PUT", "/api/admin/users/" + staff.id() + "/events/" + show.event(), null, null).expect(204);
        Counter counter = Counter.of(staff, stage.performance(show.event()));
        Visitor visitor = (language.equals("ko") ? desk(language) : phone(language)).as(staff);
        Page page = printing(visitor).open("/boxoffice").page();

        // One seat, the best available, for cash.
        assertThat(page.locator("[name=quantity]")).isFocused();
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(page.locator(".tabs a")).hasCount(language.equals("ko") ? 4 : 3);
        visitor.axe();
        Keys keys = new Keys(page);
        keys.press("Enter");
        assertThat(page.locator(".slips-print")).isFocused();
        assertThat(page.locator(".slip[data-sale] img")).isVisible();
        keys.press("Enter");
        assertThat(page.locator(".slips-next")).isFocused();
        keys.press("Enter");
        assertThat(page.locator("[name=quantity]")).isFocused();
        assertThat(keys.pressed()).isLessThanOrEqualTo(MOST_KEYS);
        assertThat(page.evaluate("window.printed")).isEqualTo(1);
        assertThat(counter.today("cash")).isEqualTo("70000/1/0/0");

        // By the card terminal. What is missing is shown at its field, and nothing typed is lost.
        page.locator("[name=quantity]").fill("2");
        page.locator("[name=means]").selectOption("terminal");
        page.locator("[name=buyerName]").fill("김손님");
        page.locator("[name=buyerName]").press("Enter");
        assertThat(page.locator("[name=approvalNumber]")).isFocused();
        assertThat(page.locator("[name=approvalNumber]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[name=buyerName]")).hasValue("김손님");
        visitor.axe();
        page.keyboard().type("30012345");
        page.keyboard().press("Enter");
        assertThat(page.locator(".slip")).containsText("30012345");
        assertThat(page.locator(".slip-seats")).containsText("A-1");
        visitor.axe();
        assertFits(page);
        assertIsOnThePaper(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("[name=buyerName]")).hasValue("");
        assertThat(counter.today("terminal")).isEqualTo("140000/1/0/0");

        // With the points of a customer, who is looked up first.
        Buyer customer = stage.buyerWithPoints(70_000);
        page.locator("[name=means]").selectOption("points");
        page.locator("[name=customer]").fill(customer.email());
        page.getByText(language.equals("ko") ? "고객 확인" : "Check customer", new Page.GetByTextOptions().setExact(true)).press("Enter");
        assertThat(page.locator("[role=status].notice")).containsText("70,000");
        page.locator("[name=customer]").press("Enter");
        assertThat(page.locator(".slip[data-sale]")).isVisible();
        assertThat(customer.balance()).isZero();
        page.keyboard().press("Escape");

        // A chosen seat, through the list.
        page.locator("[name=means]").selectOption("cash");
        page.locator("[role=group] .chip").last().press("Enter");
        page.locator(".seat-choice[data-seat='19']").press("Enter");
        assertThat(page.locator("[data-selected='1']")).isVisible();
        visitor.axe();
        assertFits(page);
        page.locator("[name=discountCode]").press("Enter");
        assertThat(page.locator(".slip-seats")).hasText("A-1-20");

        visitor.open("/boxoffice?view=sales");
        assertThat(page.locator("main tbody tr")).hasCount(4);
        visitor.axe();
        page.locator("main tbody tr").first().locator(".danger").press("Enter");
        page.locator("dialog [name=reason]").press("Enter");
        assertThat(page.locator("dialog [name=reason]")).hasAttribute("aria-invalid", "true");
        page.locator("dialog [name=reason]").fill("고객 변심");
        page.locator("dialog [name=reason]").press("Enter");
        assertThat(page.locator(".slip[data-refund]")).containsText("고객 변심");
        assertThat(counter.today("cash")).isEqualTo("140000/2/70000/1");

        visitor.open("/boxoffice?view=cash-up");
        assertThat(page.locator("[data-means=cash] b")).containsText("70,000");
        assertThat(page.locator("[data-means=terminal] b")).containsText("140,000");
        visitor.axe();
        assertFits(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void freeSeatingTicketsAreIssuedPrintedAndRefundedByKeyboard(String language) {
        Buyer staff = stage.staff("operator");
        String theater = "극장 " + UUID.randomUUID();
        Visitor visitor = (language.equals("ko") ? phone(language) : desk(language)).as(staff);
        Page page = printing(visitor).open("/boxoffice?view=tickets").page();
        assertThat(page.locator("form .primary")).isVisible();
        assertThat(page.locator(".staff-form [name=theater_name]")).isFocused();
        page.keyboard().type(theater);
        page.keyboard().press("Tab");
        page.keyboard().type("기생충");
        page.keyboard().press("Enter");
        assertThat(page.locator("[name=price_krw]")).isFocused();
        assertThat(page.locator(".staff-form [name=theater_name]")).hasValue(theater);
        page.keyboard().type("12000");
        page.keyboard().press("Enter");
        assertThat(page.locator(".slip[data-ticket] img")).isVisible();
        page.keyboard().press("Escape");

        // From the second on, a ticket takes a few keys.
        assertThat(page.locator("[name=quantity]")).isFocused();
        Keys keys = new Keys(page);
        keys.press("Enter");
        assertThat(page.locator(".slips-print")).isFocused();
        keys.press("Enter");
        assertThat(page.locator(".slips-next")).isFocused();
        visitor.axe();
        assertIsOnThePaper(page);
        keys.press("Enter");
        assertThat(page.locator("[name=quantity]")).isFocused();
        assertThat(keys.pressed()).isLessThanOrEqualTo(MOST_KEYS);
        assertThat(page.evaluate("window.printed")).isEqualTo(1);

        String ticket = sql.texts("SELECT id FROM tickets WHERE theater_name = ?", theater).get(0);
        page.locator("[name=id]").fill(ticket);
        Locator row = page.locator("main tbody tr");
        assertThat(row).hasCount(1);
        visitor.axe();
        assertFits(page);
        row.locator(".danger").press("Enter");
        page.locator("dialog [name=reason]").fill("상영 취소");
        page.locator("dialog [name=reason]").press("Enter");
        assertThat(row.locator(".badge.muted")).isVisible();
        assertThat(staff.api().get("/api/tickets/" + ticket).at("/cancel_reason")).isEqualTo("상영 취소");
    }

    /** Keys that are pressed, counted. */
    private static final class Keys {
        private final Page page;
        private int pressed;

        Keys(Page page) {
            this.page = page;
        }

        void press(String key) {
            page.keyboard().press(key);
            pressed++;
        }

        int pressed() {
            return pressed;
        }
    }

    /** Counts what the visitor prints. */
    private static Visitor printing(Visitor visitor) {
        visitor.page().addInitScript("window.printed = 0; window.print = () => { window.printed += 1; };");
        return visitor;
    }

    /** A slip is alone on the paper, and not wider. */
    private static void assertIsOnThePaper(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".staff-top")).isHidden();
        assertThat(page.locator(".slips-print")).isHidden();
        assertThat(page.locator("main h1")).isHidden();
        assertThat(page.locator(".slip").first()).isVisible();
        assertThat(page.locator(".slip-code").first().boundingBox().width).isLessThan(PAPER);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        // What is hidden loses the focus, which does not happen by printing.
        page.locator(".slips-next").focus();
    }

    private static void assertFits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(page.url()).isTrue();
    }
}
