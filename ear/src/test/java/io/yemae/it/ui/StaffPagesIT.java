package io.yemae.it.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Stage;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of the staff pages, and the pages of administrators: users, settings and the audit log. */
class StaffPagesIT extends BrowserIT {
    private static final long MOST_BYTES = 96_000;

    @Test
    void whoIsNotLoggedInComesBackAfterTheLogIn() {
        Stage.Buyer administrator = stage.staff("admin");
        Page page = desk().open("/admin/audit").page();

        page.getByLabel("이메일").fill(administrator.email());
        page.getByLabel("비밀번호").fill(Stage.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("로그인").setExact(true)).click();

        assertThat(heading(page, "감사 로그")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/admin/audit$"));
    }

    @Test
    void anotherRoleIsRefusedAndSeesNoEntries() {
        Visitor buyer = phone("en").as(stage.buyer()).open("/admin/audit");

        assertThat(heading(buyer.page(), "You cannot use this page")).isVisible();
        assertThat(buyer.page().locator("#staff-nav a:not([hidden])")).hasCount(0);
        buyer.axe();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theAuditLogIsFilteredByTheAddressAndItsChainIsChecked(String language) {
        boolean isKorean = language.equals("ko");
        Stage.Buyer administrator = stage.staff("admin");
        String target = stage.buyer().id();
        administrator.api().patch("/api/admin/users/" + target, Map.of("locked", true)).expect(200);
        administrator.api().patch("/api/admin/users/" + target, Map.of("locked", false)).expect(200);
        Visitor visitor = (isKorean ? desk() : phone("en")).as(administrator).open("/admin/audit?target=" + target);
        Page page = visitor.page();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);

        page.getByLabel(isKorean ? "한 일" : "Action").fill("user.lock");

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("user.lock");
        assertThat(page.url()).contains("action=user.lock", "target=" + target);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(isKorean ? "해시 사슬 확인" : "Check the chain")).click();
        assertThat(page.locator("[role=status].notice")).containsText(isKorean ? "온전합니다" : "unbroken");
        visitor.axe();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        visitor.picture("audit-" + language);
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName(text));
    }
}
