package io.yemae.it.ui.buyer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The draw before the opening, computed again in the browser of somebody who took part. */
class DrawPageIT extends BrowserIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aParticipantChecksTheDrawFromTheWaitingRoomOn() {
        Lobby lobby = new Lobby(api, stage, stage.show(4, Map.of("saleStart", Instant.now().plusSeconds(3600).toString())));
        lobby.change(Map.of("threshold", 1, "paused", true)).expect(200);
        stage.crowd(3).forEach(lobby::check);
        Buyer buyer = stage.buyer();
        Visitor visitor = phone().as(buyer);
        Page page = visitor.open("/queue/" + lobby.event()).page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("추첨이 공정한지 확인하기")).click();

        assertThat(page.getByText("아직 추첨하지 않았습니다.")).isVisible();
        assertThat(page.locator(".draw-code")).hasText(api.get("/api/queue/draw/" + lobby.event()).at("/hash"));
        visitor.axe();
        sql.update("UPDATE events SET sale_start = now() - interval '1 second' WHERE id = ?::uuid", lobby.event());
        await().atMost(SOON).until(() -> !api.get("/api/queue/draw/" + lobby.event()).json().get("seed").isNull());
        await().atMost(SOON).until(() -> lobby.place(buyer).has("number"));
        long number = lobby.place(buyer).get("number").asLong();
        page.reload();

        assertThat(page.locator(".draw-number")).hasText("4번째로 도착해서 " + number + "번이 되었습니다.");
        // The seed, the hash that was seen before, and the number in line.
        assertThat(page.locator(".draw-checks .badge.good")).hasText(new String[] {"확인됨", "확인됨", "확인됨"});
        visitor.axe();
        page.getByLabel("도착 순서").fill("1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("다시 계산")).click();
        assertThat(page.locator(".draw-number")).containsText("1번째로 도착해서");
        assertThat(desk("en").open("/draw/" + lobby.event()).page().locator(".draw-mark").first())
            .hasText("Confirmed The seed matches the hash that was published before.");
    }

    @Test
    void aDrawWithAnotherSeedIsNotConfirmed() {
        Visitor visitor = phone();
        String event = stage.show(1).event();
        visitor.page().route("**/api/queue/draw/*", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
            .setBody("{\"hash\":\"" + "0".repeat(64) + "\",\"seed\":\"another\",\"size\":3,\"drawnAt\":\"2026-11-28T03:33:40Z\"}")));

        visitor.open("/draw/" + event);

        assertThat(visitor.page().locator(".draw-mark")).hasText("어긋남 씨앗이 공개한 해시와 맞지 않습니다.");
        assertThat(visitor.requests()).noneMatch(each -> each.contains("/api/auth"));
    }
}
