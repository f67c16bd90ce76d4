package io.yemae.it.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;

/** The page on which seats are chosen, as a visitor uses it. Seats are named by index. */
public record SeatPage(Visitor visitor) {

    public static SeatPage of(Visitor visitor) {
        visitor.page().locator(".seats-panel").waitFor();
        return new SeatPage(visitor);
    }

    public static SeatPage open(Visitor visitor, String performance) {
        return of(visitor.open("/seats/" + performance));
    }

    private Page page() {
        return visitor.page();
    }

    public SeatPage people(int count) {
        for (int i = 1; i < count; i++) {
            page().locator(".stepper button").last().click();
        }
        return this;
    }

    /** Taps the place of a seat: the first tap comes near, the second one takes it. */
    public SeatPage tap(int seat) {
        page().locator(".seats-canvas").waitFor();
        if (page().locator(".seats-map.is-near").count() == 0) {
            tapOnce(seat);
            page().locator(".seats-map.is-near").waitFor();
        }
        tapOnce(seat);
        return this;
    }

    private void tapOnce(int seat) {
        @SuppressWarnings("unchecked")
        List<Number> point = (List<Number>) page().evaluate("seat => { const map = document.querySelector('.seats-canvas');"
            + " const {x, y} = map.getBoundingClientRect(); const [px, py] = map.pointOf(seat); return [x + px, y + py]; }", seat);
        page().touchscreen().tap(point.get(0).doubleValue(), point.get(1).doubleValue());
    }

    /** In the list, whose section and row are chosen already. */
    public SeatPage choose(int seat) {
        page().locator(".seat-choice[data-seat='" + seat + "']").click();
        return this;
    }

    public SeatPage answer(String words) {
        page().locator("dialog.sheet").getByText(words, new Locator.GetByTextOptions().setExact(true)).click();
        return this;
    }

    /** Waits until exactly these seats are one's own. */
    public SeatPage owns(int... seats) {
        String own = String.join(" ", Arrays.stream(seats).mapToObj(String::valueOf).toList());
        page().locator(".seats[data-own='" + own + "'][aria-busy=false]").waitFor();
        return this;
    }

    /** Waits until this many seats are one's own. @return which */
    public int[] own(int count) {
        page().waitForFunction(
            "count => document.querySelector('.seats[aria-busy=false]')?.dataset.own.split(' ').filter(Boolean).length === count", count);
        return Arrays.stream(page().locator(".seats").getAttribute("data-own").split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    public void pay() {
        page().locator(".seats-sheet").getByRole(AriaRole.LINK).click();
        page().locator("[data-phase=open]").waitFor();
    }
}
