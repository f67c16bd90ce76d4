package io.yemae.it.ui.sale;

import com.microsoft.playwright.Page;
import io.yemae.it.kit.Api;
import io.yemae.it.ui.EventWizard;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A hall of two sections and an event in it, created with the wizard and opened for sale. */
final class GreatHall {
    static final int SEATS = 600;
    static final int ROW = 50;
    static final int THRESHOLD = 30;

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final int SEATS_IN_FRONT = 100;
    private static final long PRICE_IN_FRONT = 90_000;
    private static final long PRICE = 60_000;

    private GreatHall() {
    }

    /**
     * Creates the event and opens its sale.
     *
     * @param page the page of events, as an administrator sees it
     * @return the id of the event
     */
    static String open(Page page, Api administrator) {
        // The wizard changes the price in front.
        List<?> sections = List.of(section("A", SEATS_IN_FRONT / ROW, 80_000), section("B", (SEATS - SEATS_IN_FRONT) / ROW, PRICE));
        String layout = administrator.post("/api/admin/layouts", Map.of("name", "큰 홀 " + System.nanoTime(), "description", "", "sections",
            sections)).expect(201).at("/id");
        EventWizard wizard = EventWizard.begin(page);
        page.locator("[name=title]").fill("큰 공연 " + System.nanoTime());
        page.locator("[name=category]").fill("콘서트");
        page.locator("[name=runningMinutes]").fill("120");
        wizard.next("장소와 좌석").addVenue("큰 홀 " + System.nanoTime());
        page.locator("[name=seatLayoutId]").selectOption(layout);
        wizard.next("등급");
        page.locator("#grade-0-price").fill(String.valueOf(PRICE_IN_FRONT));
        wizard.next("회차").addPerformances(TODAY.plusDays(10), TODAY.plusDays(10), "19:30");
        wizard.next("판매와 대기열");
        page.locator("[name=saleStart]").fill(TODAY.plusDays(2) + "T20:00");
        page.locator("[name=saleEnd]").fill(TODAY.plusDays(9) + "T20:00");
        page.locator("[name=maxSeatsPerUser]").fill("2");
        page.locator("[name=threshold]").fill(String.valueOf(THRESHOLD));
        wizard.next("확인").create();
        page.waitForURL("**/admin/events/*?tab=checklist");
        wizard.openSale();
        return page.url().replaceAll(".*/events/|\\?.*", "");
    }

    private static Map<String, Object> section(String name, int rows, long price) {
        return Map.of("name", name, "rows", rows, "seatsPerRow", ROW, "startRow", 1, "price", price);
    }

    /** @param seat its index in the order of the map */
    static long price(int seat) {
        return seat < SEATS_IN_FRONT ? PRICE_IN_FRONT : PRICE;
    }
}
