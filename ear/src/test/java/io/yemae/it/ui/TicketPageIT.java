package io.yemae.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The code on the ticket page, as a device at the door reads it. */
class TicketPageIT extends BrowserIT {

    @Test
    void theCodeChangesEveryHalfMinuteAlsoWithoutANetworkAndAnOldOneIsAScreenshot() throws Exception {
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        String ticket = buyer.api().get("/api/reservations/" + reservation).at("/reservation/reservation_number") + "-1";
        Visitor visitor = phone("en").as(buyer);
        Page page = visitor.page();
        page.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        visitor.open("/ticket/" + reservation);
        page.getByText("opens without the internet").waitFor();
        String first = read(page);
        visitor.axe().picture("ticket-changing-phone");

        page.clock().runFor(30_000);

        String second = read(page);
        assertThat(stepOf(second)).isEqualTo(stepOf(first) + 1);
        assertThat(second.split("~")[0]).isEqualTo(first.split("~")[0]);
        assertThat(second.split("~")[2]).isNotEqualTo(first.split("~")[2]);
        assertThat(outcome(performance, ticket, first)).isEqualTo("admitted");
        visitor.expectErrors("ERR_INTERNET_DISCONNECTED");
        page.context().setOffline(true);
        page.reload();
        page.clock().runFor(300_000);
        String later = read(page);
        assertThat(stepOf(later)).isGreaterThan(stepOf(second) + 8);
        assertThat(outcome(performance, ticket, later)).as("of a clock that is minutes away").isEqualTo("screenshot");
    }

    private static String outcome(String performance, String ticket, String code) {
        String now = Instant.now().toString();
        return stage.administrator().post("/api/door/performances/" + performance + "/scans", Map.of("sentAt", now, "scans", List.of(
            Map.of("id", UUID.randomUUID().toString(), "ticket", ticket, "at", now, "device", "A1", "offline", false, "method", "qr",
                "code", code)))).expect(200).at("/results/0/outcome");
    }

    private static long stepOf(String code) {
        return Long.parseLong(code.split("~")[1]);
    }

    private static String read(Page page) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.locator(".ticket-qr").screenshot()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(),
            pixels))), Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
