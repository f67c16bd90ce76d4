package io.yemae.it.ui.buyer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The server killed while somebody chooses seats. */
@ResourceLock(SecondServer.LOCK)
class CrashedServerIT extends BrowserIT {

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    @Override
    protected URI site() {
        return OwnPlatform.http(platform.server());
    }

    @Test
    void theSeatMapOutlivesItsServerWithOnesOwnSeatsAndThoseThatOthersTook() {
        Stage there = platform.stage();
        Show show = there.show(12, Map.of("maxSeatsPerUser", 2));
        String performance = there.performance(show.event());
        Visitor visitor = desk().as(there.buyer()).expectErrors("ERR_").expectErrors("WebSocket").expectErrors("404").expectErrors("503");
        Page page = visitor.page();
        SeatPage seats = SeatPage.open(visitor, performance).choose(5).owns(5);
        Buyer other = there.buyer();

        platform.server().kill();

        assertThat(page.locator(".seats-notice")).containsText("잡은 좌석은 그대로입니다");
        seats.owns(5);
        visitor.axe();
        // The page is away when this seat is taken: no frame of a socket names it.
        page.context().setOffline(true);
        OwnPlatform.startAgain(platform.server());
        other.hold(show, show.seats().get(8)).expect(201);
        assertThat(choice(page, 8)).isVisible();
        page.context().setOffline(false);

        assertThat(choice(page, 8)).hasCount(0);
        assertThat(page.locator(".seats-notice")).hasCount(0);
        assertThat(choice(page, 5)).hasCount(0);
        assertThat(choice(page, 9)).isVisible();
        seats.owns(5).people(2).choose(4).owns(4, 5);
        page.reload();
        SeatPage.of(visitor).owns(4, 5).pay();
        assertInvariants(there);
    }

    private static Locator choice(Page page, int seat) {
        return page.locator(".seat-choice[data-seat='" + seat + "']");
    }
}
