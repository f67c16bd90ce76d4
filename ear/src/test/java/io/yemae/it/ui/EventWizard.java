package io.yemae.it.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;

/** The wizard with which an organiser creates an event, in Korean. Its steps are known by their headings. */
public record EventWizard(Page page) {

    /** On the page of events. */
    public static EventWizard begin(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("이벤트 등록")).click();
        return new EventWizard(page);
    }

    public EventWizard next(String heading) {
        button("다음").click();
        return at(heading);
    }

    public EventWizard at(String heading) {
        page.locator("main h2").getByText(heading, new Locator.GetByTextOptions().setExact(true)).waitFor();
        return this;
    }

    public void addVenue(String name) {
        button("새 장소").click();
        page.locator("dialog [name=name]").fill(name);
        page.locator("dialog [name=address]").fill("서울시 중구");
        page.locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("추가")).click();
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** On each day at each of these times. */
    public void addPerformances(LocalDate from, LocalDate to, String times) {
        page.locator("[name=from]").fill(from.toString());
        page.locator("[name=to]").fill(to.toString());
        page.locator("[name=times]").fill(times);
        button("목록에 넣기").click();
    }

    public void create() {
        button("이벤트 등록").click();
    }

    /** On the checklist to which the wizard leads. */
    public void openSale() {
        button("지금 판매 시작").click();
        page.locator("dialog .primary").click();
        page.locator(".staff-head .badge.good").waitFor();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
