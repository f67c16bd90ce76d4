package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.yemae.devservices.demo.Accounts;
import io.yemae.devservices.demo.DemoData;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Takes the pictures of staff pages in the README. Not a test of the build: run with {@code -Dit.test=StaffPictures}. */
class StaffPictures extends BrowserIT {
    private static final Path FOLDER = Platform.HOME.resolve(".github/pictures");
    private static final int SEATS = 600;
    private static final int CROWD = 260;
    private static final int ADMITTED = 60;
    private static final int PAY = 40;
    /** Half the size in pixels is enough for a README. */
    private static final double SCALE = 0.5;

    @Test
    void aSaleInItsFirstMinute() {
        Show show = stage.show(SEATS, Map.of("title", "봄밤의 음악회"));
        Lobby lobby = new Lobby(api, stage, show).threshold(ADMITTED);
        Page page = staff(1280, 900).open("/admin/events/" + show.event() + "/sale").page();
        List<Buyer> crowd = stage.crowd(CROWD);
        crowd.forEach(lobby::check);
        for (int i = 0; i < ADMITTED; i++) {
            Buyer buyer = crowd.get(i);
            String reservation = buyer.hold(show, show.seats().get(2 * i)).expect(201).at("/reservation/id");
            if (i < PAY) {
                buyer.charge(70_000).expect(200);
                buyer.payWithPoints(reservation).expect(200);
            }
        }
        // Whoever has paid makes room for the next.
        assertThat(page.locator("[data-figure=waiting] strong")).hasText(String.valueOf(CROWD - ADMITTED - PAY));
        picture(page, "cockpit");
    }

    @Test
    void theEditorOfALayout() {
        new DemoData(Platform.http() + "/api", Accounts.withPasswords(Stage.PASSWORD, Stage.PASSWORD),
            Platform.directory().resolve("demo-loaded")).load();
        String layout = sql.texts("SELECT id FROM seat_layouts WHERE name = '소극장'").get(0);
        Page page = staff(1280, 900).open("/admin/layouts/" + layout).page();
        page.locator(".layout-section").first().waitFor();
        picture(page, "layout-editor");
    }

    @Test
    void aTicketAtTheDoor() {
        Instant start = Instant.now().plus(Duration.ofHours(30));
        Show show = stage.show(40, Map.of("title", "봄밤의 음악회", "saleEnd", start.minusSeconds(3600).toString(),
            "performances", List.of(Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(7200).toString()))));
        Buyer last = null;
        String reservation = null;
        for (Buyer buyer : stage.crowd(24)) {
            buyer.charge(70_000).expect(200);
            String seat = show.seats().get(sql.texts("SELECT id FROM reservations WHERE event_id = ?::uuid", show.event()).size());
            reservation = buyer.hold(show, seat).expect(201).at("/reservation/id");
            buyer.payWithPoints(reservation).expect(200);
            last = buyer;
        }
        Page page = staff(500, 900).open("/door?performance=" + stage.performance(show.event())).page();
        page.getByLabel("기기나 입구의 이름").fill("게이트 1");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.locator(".verdict[data-kind=idle]").waitFor();
        String code = DoorDevice.code(last.api().get("/api/reservations/" + reservation + "/pass").expect(200).json(), 0);
        page.keyboard().type(code);
        page.keyboard().press("Enter");
        page.locator(".verdict[data-kind=admitted]").waitFor();
        picture(page, "door");
    }

    private Visitor staff(int width, int height) {
        return visitor(new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(SCALE), "ko")
            .as(stage.staff("admin"));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
