package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yemae.it.ui.Gate.figure;
import static io.yemae.it.ui.Gate.scan;
import static io.yemae.it.ui.Gate.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Gate;
import io.yemae.it.ui.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page at which tickets are checked: by a hand scanner, a camera and a name, with and without a network. */
class DoorPageIT extends BrowserIT {
    private static final int PRICE = 70_000;
    private static final long MOST_BYTES = 76_000;
    // The budget is 300 ms on a telephone of its own.
    private static final double MOST_MILLISECONDS = 900;
    private static final int AN_OLD_STEP = -3;
    private static final String TIME_TO_ANSWER = """
        text => new Promise(done => {
          const begin = performance.now();
          new MutationObserver(() => {
            if (document.querySelector('.verdict').dataset.kind === 'choose') done(performance.now() - begin);
          }).observe(document, {subtree: true, attributes: true});
          %s
        })""".formatted(Gate.TYPE);

    // Draws codes of many lengths as the ticket page does, and reads them. Returns the lengths of those that were read otherwise.
    private static final String MISREAD = """
        async () => {
          const {qr} = await import(`${document.documentElement.dataset.assets}/app/qr/encode.js`);
          const {decode} = await import(`${document.documentElement.dataset.assets}/app/qr/decode.js`);
          const points = 3;
          const misread = [];
          for (let length = 1; length < 1500; length += 150) {
            const text = 'aB3-_.~예'.repeat(300).slice(0, length);
            const {size, path} = qr(text);
            const width = size * points;
            const grey = new Uint8Array(width * width).fill(220);
            for (const [, x, y, run] of path.matchAll(/M(\\d+) (\\d+)h(\\d+)/g)) {
              for (let row = y * points; row < (Number(y) + 1) * points; row++) {
                grey.fill(30, row * width + x * points, row * width + (Number(x) + Number(run)) * points);
              }
            }
            if (decode(grey, width, width) !== text) misread.push(length);
          }
          return misread;
        }""";

    /** A paid reservation. */
    private record Sold(Buyer buyer, String reservation, String number) {

        /** The code of the ticket page. @param steps from the present one */
        String code(int steps) {
            JsonNode pass = buyer.api().get("/api/reservations/" + reservation + "/pass").expect(200).json();
            return DoorDevice.code(pass, steps);
        }

        String paperCode() {
            return buyer.api().get("/api/reservations/" + reservation + "/receipt").expect(200).at("/receipt/entry_code");
        }

        String ticket(int which) {
            return number + "-" + which;
        }
    }

    @Test
    void aDeviceGoesOnWithoutANetworkAndSaysWhatOthersAdmittedFirst() {
        String title = "입장 " + System.nanoTime();
        Show show = next(title);
        Sold alone = sold(show, 0);
        Sold two = sold(show, 1, 2);
        String performance = stage.performance(show.event());
        DoorDevice other = new DoorDevice(stage.administrator(), performance, "게이트 2");
        Visitor visitor = phone().as(stage.staff("door")).expectErrors("ERR_INTERNET_DISCONNECTED").open("/door");
        Page page = visitor.page();
        Locator found = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(title));
        found.tap();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        visitor.axe();
        page.getByLabel("기기나 입구의 이름").fill("게이트 1");
        found.tap();

        page.getByLabel("이름, 예매 번호, 좌석").fill("김");
        scan(page, alone.code(0));
        assertThat(verdict(page, "admitted")).containsText("A-1-1");
        assertThat(page.getByLabel("이름, 예매 번호, 좌석")).hasValue("김");
        scan(page, alone.code(0));
        assertThat(verdict(page, "duplicate")).containsText("게이트 1");
        scan(page, two.code(AN_OLD_STEP));
        assertThat(verdict(page, "screenshot")).containsText("지난 코드");
        scan(page, "https://example.com/not-a-ticket");
        assertThat(verdict(page, "invalid")).containsText("입장권이 아님");
        visitor.axe();

        assertThat(page.getByText("오프라인 준비됨")).isVisible();
        page.context().setOffline(true);
        page.reload();
        verdict(page, "idle").waitFor();
        double milliseconds = ((Number) page.evaluate(TIME_TO_ANSWER, two.code(0))).doubleValue();
        assertThat(milliseconds).isLessThanOrEqualTo(MOST_MILLISECONDS);
        button(page, "2명 모두 입장").tap();
        assertThat(verdict(page, "admitted")).containsText("A-1-2");
        assertThat(figure(page, "unsent")).hasText("2");
        assertThat(figure(page, "admitted")).hasText("3 / 3");
        assertThat(page.locator(".door-status")).containsText("받은 명단으로 확인");
        assertThat(page.locator(".door-status")).containsText(Pattern.compile("명단 \\d+:\\d\\d 전"));
        visitor.axe();
        page.reload();
        assertThat(figure(page, "unsent")).hasText("2");

        other.send(Instant.now(), List.of(other.offline(two.ticket(1), Instant.now().minusSeconds(40)))).expect(200);
        page.context().setOffline(false);

        Locator surprise = page.locator("section.notice.bad");
        assertThat(surprise).containsText("A-1-2");
        assertThat(surprise).containsText("게이트 2");
        assertThat(figure(page, "unsent")).hasText("0");
        assertThat(other.reservation(two.number()).at("/tickets/0/admission/device").asText()).isEqualTo("게이트 2");
        assertThat(other.reservation(two.number()).at("/tickets/1/admission/device").asText()).isEqualTo("게이트 1");
        visitor.axe();
        button(page, "확인했습니다").tap();
        assertThat(surprise).hasCount(0);

        page.getByLabel("이름, 예매 번호, 좌석").fill("A-1-3");
        page.locator(".door-found").getByRole(AriaRole.BUTTON).last().tap();
        button(page.getByRole(AriaRole.DIALOG), "되돌리기").tap();
        assertThat(verdict(page, "undone")).containsText("A-1-3");
        soon(() -> assertThat(other.reservation(two.number()).at("/tickets/1/admission").isNull()).isTrue());
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @Test
    void aTiltedSmallAndDimCodeIsReadByTheCamera() throws Exception {
        Show show = next("Night " + System.nanoTime());
        Sold sold = sold(show, 0);
        sold(show, 1);
        String performance = stage.performance(show.event());
        DoorDevice desk = new DoorDevice(stage.administrator(), performance, "Desk");
        Visitor visitor = phoneWithCamera(CodeVideo.of(sold.paperCode()), "en").as(stage.staff("operator"));
        Page page = visitor.open("/door?performance=" + performance).page();
        page.getByLabel("Name of the device or gate").fill("Gate 1");
        button(page, "Start").tap();
        verdict(page, "idle").waitFor();
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);

        button(page, "Turn camera on").tap();

        assertThat(verdict(page, "admitted")).containsText("A-1-1");
        assertThat(desk.reservation(sold.number()).at("/tickets/0/admission/method").asText()).isEqualTo("paper");
        visitor.axe();
        button(page, "Turn camera off").tap();
        page.getByLabel("Name, number of the reservation, or seat").fill("a-1-2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let A-1-2")).tap();
        assertThat(verdict(page, "admitted")).containsText("A-1-2");
        button(verdict(page, "admitted"), "Undo").tap();
        page.getByLabel("Reason").selectOption("Went out again");
        button(page.getByRole(AriaRole.DIALOG), "Undo").tap();
        assertThat(figure(page, "admitted")).hasText("1 / 2");
        visitor.axe();
        assertThat(api.get("/door").headers().firstValue("Permissions-Policy").orElse("")).contains("camera=(self)");
        assertThat(api.get("/admin").headers().firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    }

    @Test
    void aCodeIsReadAsItWasDrawnWhateverItsLength() {
        assertThat((List<?>) phone().open("/").page().evaluate(MISREAD)).isEmpty();
    }

    @Test
    void aWideScreenInTheDarkSaysWhyACodeDoesNotAdmit() {
        Show show = next("밤 " + System.nanoTime());
        Sold cancelled = sold(show, 0);
        String code = cancelled.code(0);
        cancelled.buyer().api().raw("POST", "/api/reservations/" + cancelled.reservation() + "/cancel", null, null).expect(200);
        Visitor visitor = dark().as(stage.staff("door"));
        Page page = visitor.open("/door?performance=" + stage.performance(show.event())).page();
        page.getByLabel("기기나 입구의 이름").fill("창구");
        page.keyboard().press("Tab");
        WebSocket socket = page.waitForWebSocket(() -> page.keyboard().press("Enter"));
        verdict(page, "idle").waitFor();
        assertThat(socket.url()).endsWith("/ws/door/" + stage.performance(show.event()));
        assertThat(figure(page, "admitted")).hasText("0 / 0");

        scan(page, code);
        assertThat(verdict(page, "cancelled")).containsText("취소된 예매");
        scan(page, sold(next("다른 곳 " + System.nanoTime()), 0).code(0));
        assertThat(verdict(page, "other")).containsText("다른 공연");
        Sold late = sold(show, 1);
        assertThat(figure(page, "admitted")).hasText("0 / 1");
        scan(page, late.code(0));
        assertThat(verdict(page, "admitted")).containsText("A-1-2");
        assertThat(figure(page, "admitted")).hasText("1 / 1");
        visitor.axe();
    }

    /** An event whose performance is among the next ones. */
    private static Show next(String title) {
        Instant start = Instant.now().plus(Duration.ofHours(30));
        return stage.show(3, Map.of("title", title, "maxSeatsPerUser", 2, "saleEnd", start.minusSeconds(3600).toString(),
            "performances", List.of(Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString()))));
    }

    private static Sold sold(Show show, int... seats) {
        Buyer buyer = stage.buyerWithPoints((long) PRICE * seats.length);
        String reservation = buyer.hold(show, Arrays.stream(seats).mapToObj(show.seats()::get).toArray(String[]::new)).expect(201)
            .at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return new Sold(buyer, reservation,
            buyer.api().get("/api/reservations/" + reservation).expect(200).at("/reservation/reservation_number"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
