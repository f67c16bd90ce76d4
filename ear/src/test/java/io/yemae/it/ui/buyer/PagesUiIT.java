package io.yemae.it.ui.buyer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Home, search, calendar, event and account as people use them: by touch and mouse, in both languages. */
class PagesUiIT extends BrowserIT {
    private static final long HOME_BYTES = 30_000;
    private static final int HOME_REQUESTS = 6;
    private static final long EVENT_BYTES = 40_000;
    private static final double MOST_SHIFT = 0.02;
    private static final Stage.Buyer ADMINISTRATOR = new Stage.Buyer(null, null, 0, "admin@yemae.test");
    private static final String WRAPPED = """
        () => {
          const wrapped = [];
          const texts = document.createTreeWalker(document.querySelector('header'), NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            const lines = new Set([...range.getClientRects()].filter(each => each.width > 0).map(each => Math.round(each.top)));
            if (lines.size > 1) wrapped.push(texts.currentNode.data.trim());
          }
          return wrapped;
        }""";
    private static final String SHIFT = """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
            .observe({type: 'layout-shift', buffered: true});
          requestAnimationFrame(() => setTimeout(() => done(sum), 0));
        })""";

    @Test
    void axeFindsNothingOnAPhone() {
        Show show = stage.show(20, Map.of("title", "접근성 공연"));
        String later = stage.createEvent(2, Map.of("saleStart", Instant.now().plus(Duration.ofDays(1)).toString())).expect(201).at("/id");
        Visitor visitor = phone().expectErrors("404");
        for (String path : List.of("/", "/search?status=on_sale", "/calendar", "/events/" + show.event(), "/events/" + later, "/account",
            "/account?view=register", "/nothing")) {
            visitor.open(path);
            assertThat(visitor.page().locator("h1")).hasCount(1);
            visitor.axe();
            assertThat((Boolean) visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth")).as(path).isTrue();
        }
    }

    @Test
    void axeFindsNothingOnAWideScreenThatIsDark() {
        Show show = stage.show(20);
        Visitor visitor = dark().as(stage.buyer());
        for (String path : List.of("/", "/events/" + show.event(), "/account")) {
            visitor.open(path);
            assertThat(visitor.page().locator("h1")).hasCount(1);
            visitor.axe();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void noEntryOfAHeaderWrapsOnAPhone(String language) {
        Visitor visitor = phone(language).as(ADMINISTRATOR);
        for (String path : List.of("/", "/account", "/admin/events")) {
            Page page = visitor.open(path).page();
            page.locator("main h1").first().waitFor();
            assertThat((List<?>) page.evaluate(WRAPPED)).as(path).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(path).isTrue();
        }
    }

    @Test
    void homeAndEventStayWithinTheirBudgets() {
        Show show = stage.show(200);
        Visitor visitor = phone();

        visitor.open("/");
        visitor.page().waitForLoadState();
        assertThat(visitor.requests()).hasSizeLessThanOrEqualTo(HOME_REQUESTS);
        assertThat(visitor.bytes()).isLessThanOrEqualTo(HOME_BYTES);
        assertThat(((Number) visitor.page().evaluate(SHIFT)).doubleValue()).isLessThanOrEqualTo(MOST_SHIFT);
        Visitor other = phone();
        other.open("/events/" + show.event());
        other.page().waitForLoadState();
        assertThat(other.bytes()).isLessThanOrEqualTo(EVENT_BYTES);
        assertThat(((Number) other.page().evaluate(SHIFT)).doubleValue()).isLessThanOrEqualTo(MOST_SHIFT);
    }

    @Test
    void fromHomeThroughTheSearchToTheWaitingRoom() {
        String word = "여정" + System.nanoTime();
        Show show = stage.show(4, Map.of("title", "겨울 " + word));
        Visitor visitor = phone().expectErrors("404");
        Page page = visitor.open("/").page();

        Locator find = page.getByRole(AriaRole.SEARCHBOX);
        find.first().fill(word);
        find.first().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("공연 1개"))).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("겨울 " + word)).tap();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("겨울 " + word);
        page.waitForRequest("**/queue/" + show.event() + "?performance=" + stage.performance(show.event()),
            () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매하기")).tap());
    }

    @Test
    void theSameWayInEnglishAndWithoutJavaScript() {
        String word = "Journey" + System.nanoTime();
        stage.show(4, Map.of("title", word));
        Page page = desk("en").open("/search?q=" + word).page();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(word)).click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Book seats"))).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("한국어")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매하기"))).isVisible();
    }

    @Test
    void theButtonOfAnEventChangesAtTheOpeningWhateverTheClientsClockSays() {
        Instant opening = Instant.now().plus(Duration.ofMinutes(90));
        String event = stage.createEvent(2, Map.of("saleStart", opening.toString())).expect(201).at("/id");
        Visitor visitor = phone();
        Page page = visitor.page();
        page.addInitScript("""
            const dateNow = Date.now.bind(Date), now = performance.now.bind(performance);
            let passed = 0;
            Date.now = () => dateNow() + 86_400_000;
            performance.now = () => now() + passed;
            window.letPass = minutes => { passed += minutes * 60_000; };""");
        visitor.open("/events/" + event);

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("오픈 알림 저장"))).isVisible();
        page.evaluate("letPass(40)");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("대기실 미리 들어가기"))).isVisible();
        page.evaluate("letPass(55)");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매하기"))).isVisible();
    }

    @Test
    void anAccountIsMadeUsedAndLeft() {
        Stage.Buyer taken = stage.buyer();
        String number = String.format("%08d", System.nanoTime() % 100_000_000);
        Visitor visitor = phone().expectErrors("409").expectErrors("401");
        Page page = visitor.open("/account?next=" + visitor.address("/calendar")).page();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("회원가입")).tap();
        page.getByLabel("이름").fill("박예매");
        page.getByLabel("이메일").fill(taken.email());
        page.getByLabel("휴대전화").fill("010" + number);
        page.getByLabel("비밀번호").fill(Stage.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("회원가입")).tap();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("이메일");
        page.getByLabel("이메일").fill("ui" + number + "@yemae.test");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("회원가입")).tap();
        page.waitForURL(Platform.http() + "/calendar");

        visitor.open("/account");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).containsText("박예매");
        page.getByLabel("이름").fill("최예매");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("저장")).tap();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).containsText("최예매");
        assertThat((String) page.evaluate("document.cookie + JSON.stringify(localStorage)")).isEqualTo("yemae_session=1{}");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("모든 기기에서 로그아웃")).tap();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("로그아웃")).tap();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("로그인");
        page.getByLabel("이메일").fill("ui" + number + "@yemae.test");
        page.getByLabel("비밀번호").fill("Wrong-password-1!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("로그인")).tap();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }

    @Test
    void theLinkOfAMailConfirmsOnlyWhenTheButtonIsPressed() {
        Stage.Buyer buyer = stage.buyer();
        api.post("/api/auth/password-reset", Map.of("email", buyer.email())).expect(202);
        soon(() -> assertThat(Platform.mailsTo(buyer.email())).anyMatch(mail -> mail.contains("#reset=")));
        Matcher link = Pattern.compile("/account/#reset=[A-Za-z0-9_-]{43}").matcher(String.join("\n", Platform.mailsTo(buyer.email())));
        assertThat(link.find()).isTrue();
        Page page = desk().open(link.group()).page();

        page.getByLabel("새 비밀번호").fill("Another-pass-9!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("비밀번호 정하기")).click();
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("비밀번호를 바꿨습니다"))).isVisible();
        assertThat(page.url()).doesNotContain("#");
        api.post("/api/auth/login", Map.of("email", buyer.email(), "password", "Another-pass-9!")).expect(200);
    }

    @Test
    void aLostNetworkIsShownUntilItIsBack() {
        Visitor visitor = phone();
        Page page = visitor.open("/").page();

        page.context().setOffline(true);
        assertThat(page.locator("#offline")).isVisible();
        page.context().setOffline(false);
        assertThat(page.locator("#offline")).isHidden();
    }
}
