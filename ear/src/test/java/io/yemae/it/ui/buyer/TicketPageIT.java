package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code on the ticket page, as a device at the door reads it. */
class TicketPageIT extends BrowserIT {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");
    private static final int POINTS = 4;
    private static final int WHITE = 0xffffff;

    @Test
    void theCodeChangesEveryHalfMinuteAlsoWithoutANetworkAndOneOfAnotherTimeIsAScreenshot() throws ReaderException {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        String ticket = buyer.api().get("/api/reservations/" + reservation).at("/reservation/reservation_number") + "-1";
        DoorDevice device = new DoorDevice(stage.administrator(), stage.performance(show.event()), "A1");
        Visitor visitor = phone("en").as(buyer);
        Page page = visitor.page();
        page.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        visitor.open("/ticket/" + reservation);
        page.getByText("opens without the internet").waitFor();
        String first = read(page);
        visitor.axe().picture("ticket-changing-phone");

        page.clock().runFor(30_000);

        soon(() -> assertThat(stepOf(read(page))).isGreaterThan(stepOf(first)));
        String second = read(page);
        assertThat(second.split("~")[0]).isEqualTo(first.split("~")[0]);
        assertThat(second.split("~")[2]).isNotEqualTo(first.split("~")[2]);
        assertThat(device.outcome(device.read(ticket, "qr", first))).isEqualTo("admitted");

        visitor.expectErrors("ERR_INTERNET_DISCONNECTED");
        page.context().setOffline(true);
        page.reload();
        page.locator(".ticket-qr").waitFor();
        page.clock().runFor(300_000);
        soon(() -> assertThat(stepOf(read(page))).isGreaterThan(stepOf(second) + 8));
        assertThat(device.outcome(device.read(ticket, "qr", read(page)))).isEqualTo("screenshot");
    }

    private static long stepOf(String code) {
        return Long.parseLong(code.split("~")[1]);
    }

    /** Reads the code from its dark modules. */
    private static String read(Page page) throws ReaderException {
        Locator code = page.locator(".ticket-qr");
        int width = Integer.parseInt(code.getAttribute("viewBox").split(" ")[2]) * POINTS;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        RUN.matcher(code.locator("path").getAttribute("d")).results().forEach(run -> {
            int start = number(run, 2) * POINTS * width + number(run, 1) * POINTS;
            for (int row = 0; row < POINTS; row++) {
                Arrays.fill(pixels, start + row * width, start + row * width + number(run, 3) * POINTS, 0);
            }
        });
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))),
            Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }

    private static int number(MatchResult run, int group) {
        return Integer.parseInt(run.group(group));
    }
}
