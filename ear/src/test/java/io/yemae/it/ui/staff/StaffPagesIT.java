package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Authenticator;
import io.yemae.it.kit.Stage;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of the staff pages, and the pages of administrators: users, settings and the audit log. */
class StaffPagesIT extends BrowserIT {
    private static final long MOST_BYTES = 96_000;
    private static final int RELOADS = 50;

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
    void theAccountPageLeadsAdministratorsToTheirPages() {
        Page page = desk("en").as(stage.staff("admin")).open("/account").page();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Staff pages")).click();

        assertThat(page.locator("#staff-nav a[aria-current]")).hasCount(1);
        assertThat(page.locator("main h1")).hasCount(1);
    }

    @Test
    void anotherRoleIsRefusedAndSeesNoEntries() {
        Visitor buyer = phone("en").as(stage.buyer()).open("/admin/audit");

        assertThat(heading(buyer.page(), "You cannot use this page")).isVisible();
        assertThat(buyer.page().locator("#staff-nav a:not([hidden])")).hasCount(0);
        buyer.axe();
    }

    @Test
    void staffWithoutARequiredSecondFactorEnrolsItBeforeThePage() {
        Stage.Buyer administrator = stage.staff("admin");
        // A second factor is required of log-ins.
        Api loggedIn = api.as(api.post("/api/auth/login", Map.of("email", administrator.email(), "password", Stage.PASSWORD)).expect(200)
            .at("/accessToken"));
        Visitor visitor = phone("en").as(administrator).expectErrors("403");
        Page page = visitor.page();
        try {
            stage.policy("accounts.second.factor", 1);
            soon(() -> loggedIn.get("/api/admin/users").expectProblem(403, "SECOND_FACTOR_NOT_ENROLLED"));
            visitor.open("/admin/users");
            page.getByLabel("Password").fill(Stage.PASSWORD);
            button(page, "Begin").click();
            visitor.axe();
            page.getByLabel("Six digits").fill(Authenticator.code(page.locator(".secret").textContent(), 0));
            button(page, "Confirm").click();
            assertThat(page.locator(".codes li")).hasCount(10);

            button(page, "I have kept them").click();

            // Nodes know within a second that the factor is there.
            page.locator("h1").waitFor();
            for (int i = 0; i < RELOADS && !page.locator("h1").textContent().equals("Users"); i++) {
                visitor.open("/admin/users");
                page.locator("h1").waitFor();
            }
            assertThat(heading(page, "Users")).isVisible();
        } finally {
            sql.update("UPDATE policies SET value = 0 WHERE name = 'accounts.second.factor'");
            soon(() -> stage.administrator().get("/api/admin/venues").expect(200));
        }
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
        button(page, isKorean ? "해시 사슬 확인" : "Check the chain").press("Enter");
        assertThat(page.locator("[role=status].notice")).containsText(isKorean ? "온전합니다" : "unbroken");
        visitor.axe();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void anAdministratorMakesAnOrganiserOfAUserAndBindsAnEvent(String language) {
        boolean isKorean = language.equals("ko");
        Stage.Buyer user = stage.buyer();
        String word = "담당" + System.nanoTime();
        stage.show(1, Map.of("title", word));
        Visitor visitor = (isKorean ? phone() : desk("en")).as(stage.staff("admin")).open("/admin/users?q=" + user.email());
        Page page = visitor.page();
        Locator found = page.getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK);
        assertThat(found).isVisible();
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        found.click();
        assertThat(heading(page, "김예매")).isVisible();

        page.getByLabel(isKorean ? "역할" : "Role").first().selectOption("organiser");
        button(page, isKorean ? "역할 저장" : "Save role").click();
        page.getByRole(AriaRole.SEARCHBOX).fill(word);
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        button(page, isKorean ? "연결 " + word : "Add " + word).click();

        assertThat(button(page, isKorean ? "연결 해제 " + word : "Remove " + word)).isVisible();
        assertThat(sql.number("SELECT count(*) FROM event_staff WHERE user_id = ?::uuid", user.id())).isOne();
        button(page, isKorean ? "계정 잠그기" : "Lock account").click();
        visitor.axe();
        button(page.getByRole(AriaRole.DIALOG), isKorean ? "계정 잠그기" : "Lock account").click();
        assertThat(button(page, isKorean ? "잠금 풀기" : "Unlock account")).isVisible();
        assertThat(sql.number("SELECT count(*) FROM users WHERE id = ?::uuid AND locked_at IS NOT NULL", user.id())).isOne();
        visitor.axe();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void aPolicyIsChangedByKeyboardWithinItsRangeAndSaysWhoDidItAndWhatItWas(String language) {
        boolean isKorean = language.equals("ko");
        long before = sql.number("SELECT value FROM policies WHERE name = 'retention.reservations.days'");
        Visitor visitor = (isKorean ? desk() : phone("en")).as(stage.staff("admin")).open("/admin/settings?q=retention.reservations");
        Page page = visitor.page();
        try {
            button(page, isKorean ? "변경" : "Change").focus();
            assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
            page.keyboard().press("Enter");
            Locator value = page.getByRole(AriaRole.DIALOG).getByLabel(isKorean ? "값" : "Value");
            assertThat(value).isFocused();
            value.fill("-1");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG).locator(".error")).isVisible();
            visitor.axe();
            value.fill("91");
            value.press("Enter");

            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(page.locator("tbody tr")).containsText("91");
            assertThat(page.locator("tbody tr")).containsText("김예매");
            visitor.axe();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
            page.locator("tbody tr a").press("Enter");
            assertThat(page.locator("tbody tr").first()).containsText(before + " → 91");
        } finally {
            stage.policy("retention.reservations.days", before);
        }
    }

    @Test
    void theOtherSettingsAreSwitchesKeywordPairsAndKeys() {
        String pair = "쌍" + System.nanoTime();
        Visitor visitor = dark().as(stage.staff("admin")).open("/admin/settings?tab=switches");
        Page page = visitor.page();
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("holds").setExact(true))).isVisible();
        visitor.axe();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("검색어 쌍")).click();
        button(page, "검색어 쌍 추가").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("한글").fill(pair);
        dialog.getByLabel("영어").fill("한글");
        visitor.expectErrors("400");
        button(dialog, "추가").click();

        assertThat(dialog.getByText("영어 키워드에는 한글이 없어야 합니다.")).isVisible();
        assertThat(dialog.getByLabel("한글")).hasValue(pair);
        dialog.getByLabel("영어").fill("pair" + System.nanoTime());
        button(dialog, "추가").click();
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(pair))).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("서명 키")).click();
        assertThat(page.locator("tbody tr").first()).containsText("RS256");
        button(page, "서명 키 교체").click();
        assertThat(button(dialog, "서명 키 교체")).isDisabled();
        visitor.axe();
    }

    @Test
    void whatTwoPeopleChangedIsBroughtTogetherFieldByField() {
        Page page = desk().open("/account").page();

        Object merged = page.evaluate("""
            async () => {
              const { merge } = await import(`${document.documentElement.dataset.assets}/app/staff/core/values.js`);
              const fields = ['same', 'mine', 'theirs', 'both', 'alike'].map(name => ({ name }));
              return merge(fields, { same: 1, mine: 1, theirs: 1, both: 1, alike: 1 }, { same: 1, mine: 2, theirs: 1, both: 2, alike: 2 },
                { same: 1, mine: 1, theirs: 3, both: 3, alike: 2 });
            }""");

        assertThat(merged).isEqualTo(Map.of("values", Map.of("same", 1, "mine", 2, "theirs", 3, "both", 2, "alike", 2),
            "both", List.of("both"), "theirs", List.of("theirs")));
    }

    @Test
    void timesAreTypedInKoreanTime() {
        Page page = desk().open("/account").page();

        assertThat(page.evaluate("""
            async () => {
              const { fromSeoul, toSeoul } = await import(`${document.documentElement.dataset.assets}/app/staff/core/values.js`);
              return [toSeoul('2026-12-31T15:30:00Z'), fromSeoul('2027-01-01T00:30'), fromSeoul('2027-01-01T00:30:15'), fromSeoul('')];
            }""")).isEqualTo(Arrays.asList("2027-01-01T00:30", "2026-12-31T15:30:00.000Z", "2026-12-31T15:30:15.000Z", null));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName(text));
    }
}
