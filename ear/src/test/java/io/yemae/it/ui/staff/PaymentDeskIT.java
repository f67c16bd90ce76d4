package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of payments for administrators: those in doubt, differences from the gateway's books, and undelivered messages. */
class PaymentDeskIT extends BrowserIT {
    private static final Till till = new Till(Platform.sandbox(), sql, stage);
    private static final long MOST_BYTES = 96_000;
    private static final String QUEUE = "Notices";

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void anAdministratorAsksForAPaymentResolvesADifferenceAndDropsAMessage(String language) throws IOException {
        boolean isKorean = language.equals("ko");
        String unknown = unknownPayment();
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Seoul")).minusDays(isKorean ? 5 : 6);
        String moved = paymentOfAnotherDay(day);
        String foreign = unknownOrder();
        String letter = deadLetter();
        Visitor visitor = (isKorean ? desk() : phone("en")).as(stage.staff("admin")).open("/admin/payments");
        Page page = visitor.page();
        Locator dialog = page.getByRole(AriaRole.DIALOG);

        Locator payment = page.locator("tbody tr").filter(new Locator.FilterOptions().setHas(page.locator("[title='" + unknown + "']")));
        assertThat(payment).containsText(isKorean ? "결과 모름" : "Unknown");
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        assertFits(visitor);
        button(payment, isKorean ? "지금 묻기" : "Ask now").press("Enter");
        assertThat(payment).hasCount(0);
        assertThat(sql.texts("SELECT status FROM payments WHERE id = ?::uuid", unknown)).containsExactly("DONE");

        tab(page, isKorean ? "장부 대조" : "Differences").press("Enter");
        Locator order = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(foreign));
        String refund = isKorean ? "환불" : "Refund";
        button(order, refund).press("Enter");
        dialog.getByLabel(isKorean ? "이유" : "Reason").fill("되돌린 시점 뒤의 결제");
        visitor.axe();
        button(dialog, refund).press("Enter");
        assertThat(order).hasCount(0);
        assertThat(Platform.sandbox().ledger().totals(foreign).balance()).isZero();
        String compare = isKorean ? "하루 맞춰 보기" : "Compare a day";
        button(page, compare).press("Enter");
        dialog.getByLabel(isKorean ? "날짜" : "Day").fill(day.toString());
        visitor.axe();
        button(dialog, compare).press("Enter");
        Locator difference = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(moved));
        assertThat(difference).containsText(isKorean ? "우리 기록에만 있음" : "Only in our records");
        assertThat(page.url()).contains("day=" + day, "tab=differences");
        assertFits(visitor);
        String resolve = isKorean ? "해결" : "Resolve";
        button(difference, resolve).press("Enter");
        button(dialog, resolve).press("Enter");
        assertThat(dialog.locator("[aria-invalid=true]")).isFocused();
        dialog.getByLabel(isKorean ? "이유" : "Reason").fill("정산팀이 확인함");
        button(dialog, resolve).press("Enter");
        assertThat(difference).containsText(isKorean ? "해결함" : "Resolved");
        assertThat(difference).containsText("정산팀이 확인함");
        visitor.axe();

        tab(page, isKorean ? "배달 못한 메시지" : "Undelivered messages").press("Enter");
        Locator message = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(letter));
        assertThat(message).containsText(isKorean ? "메일" : "Mails");
        assertFits(visitor);
        String drop = isKorean ? "버리기" : "Drop";
        button(message, drop).press("Enter");
        assertThat(button(dialog, drop)).isDisabled();
        dialog.getByRole(AriaRole.TEXTBOX).fill(QUEUE);
        visitor.axe();
        button(dialog, drop).press("Enter");
        assertThat(message).hasCount(0);
    }

    /** The gateway does not answer while the buyer pays. */
    private static String unknownPayment() {
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(503));
        payer.confirm().expect(202);
        Platform.sandbox().faults().clear();
        return payer.order();
    }

    /** Paid today at the gateway, and on another day according to us. */
    private static String paymentOfAnotherDay(LocalDate day) {
        Payer payer = till.payer(stage.show(1), 0);
        payer.confirm().expect(200);
        sql.update("UPDATE payments SET approved_at = ?::timestamptz WHERE id = ?::uuid", day + "T14:00:00+09:00", payer.order());
        return payer.order();
    }

    /** The gateway has money of an order unknown to us. */
    private static String unknownOrder() {
        String order = sql.texts("SELECT uuidv7()").get(0);
        String paymentKey = Platform.sandbox().authorize(new Order(order, "공연", 70_000, PaymentMethod.CARD)).paymentKey();
        Platform.sandbox().take(paymentKey, order, 70_000);
        sql.update("""
            INSERT INTO payment_differences (id, day, kind, order_id, amount, refund, at)
            VALUES (uuidv7(), current_date - 20, 'NOT_IN_OURS', ?, 70000, false, now())""", order);
        return order;
    }

    /** A message that is moved to the dead letters before anybody receives it. @return what it is about */
    private static String deadLetter() throws IOException {
        String about = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();
        queue("pause", null);
        try {
            sql.update("INSERT INTO outbox (id, queue, type, subject) VALUES (?::uuid, 'NOTICES', 'test', ?::uuid)", id, about);
            soon(() -> assertThat(queue("send-messages-to-dead-letter-address", "id = '" + id + "'").asInt()).isOne());
        } finally {
            queue("resume", null);
        }
        return about;
    }

    private static ModelNode queue(String operation, String filter) throws IOException {
        ModelNode node = new ModelNode();
        node.get("operation").set(operation);
        node.get("address").add("subsystem", "messaging-activemq").add("server", "default").add("jms-queue", QUEUE);
        if (filter != null) {
            node.get("filter").set(filter);
        }
        return Platform.managed(node);
    }

    private static void assertFits(Visitor visitor) {
        visitor.axe();
        assertThat((Boolean) visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
