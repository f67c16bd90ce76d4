package io.yemae.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a client without a browser gets them: what search engines, messengers and caches see. */
class PublicPagesIT extends YemaeIT {
    private static final String CSP = "Content-Security-Policy";
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final Pattern FOLDER = Pattern.compile("/assets/[0-9a-f]{24}");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/calendar", "/account", "/en", "/en/search", "/en/calendar", "/en/account", "/account/"})
    void everyPageHasAStrictPolicyAndOneHeading(String path) {
        Answer page = html(path).expect(200);

        assertThat(header(page, CSP)).contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'",
            "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types lit-html").doesNotContain("unsafe");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).contains(path.startsWith("/en") ? "<html lang=\"en\"" : "<html lang=\"ko\"", "<main id=\"main\"")
            .doesNotContain("style=\"", "onclick=");
    }

    @Test
    void anEventIsReadableWithoutJavaScript() {
        String title = "달빛 <콘서트> & " + System.nanoTime();
        Show show = stage.show(20, Map.of("title", title, "description", "첫 줄\n둘째 줄", "maxSeatsPerUser", 2));
        stage.buyer().hold(show, show.seats().get(0), show.seats().get(1)).expect(201);

        soon(() -> assertThat(html("/events/" + show.event()).expect(200).text())
            .contains("달빛 &lt;콘서트&gt; &amp; ", "70,000원", "잔여 18석", "선점 중 2 · 판매 0", "1인 2석까지", "예매하기", "/queue/" + show.event(),
                "property=\"og:title\"", "\"@type\":\"Event\"", "\\u003c콘서트>", "hreflang=\"en\"")
            .doesNotContain("<콘서트>"));
        assertThat(html("/en/events/" + show.event()).expect(200).text()).contains("18 left", "2 held · 0 sold", "Book seats", "₩70,000");
        assertThat(html("/search?q=" + title.substring(title.lastIndexOf(' ') + 1)).text()).contains("공연 1개", "/events/" + show.event());
    }

    @Test
    void theFiltersOfTheSearchStandInItsAddress() {
        String artist = "singer" + System.nanoTime();
        String cheap = stage.show(2, Map.of("artist", artist, "title", "가나다 " + artist)).event();
        String later = stage.createEvent(2, Map.of("artist", artist, "saleStart", Instant.now().plus(Duration.ofDays(1)).toString()))
            .expect(201).at("/id");

        assertThat(html("/search?q=" + artist).text()).contains(cheap, later);
        assertThat(html("/search?q=" + artist + "&status=upcoming").text()).contains(later).doesNotContain(cheap);
        assertThat(html("/search?q=" + artist + "&most=69999").text()).contains("조건에 맞는 공연이 없습니다.");
        assertThat(html("/search?q=" + artist + "&from=tomorrow").expect(200).text()).contains("role=\"alert\"", "value=\"tomorrow\"");
        assertThat(html("/en/search?q=" + artist).text()).contains("2 shows");
    }

    @Test
    void anEventThatIsNotOnSaleYetSaysWhenAndOffersANote() {
        Instant opening = Instant.now().plus(Duration.ofDays(2));
        String event = stage.createEvent(2, Map.of("saleStart", opening.toString())).expect(201).at("/id");

        assertThat(html("/events/" + event).text()).contains("오픈 예정", "opening.ics", "<y-countdown until=\"");
        Answer file = api.get("/events/" + event + "/opening.ics").expect(200);
        assertThat(header(file, "Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(file.text()).startsWith("BEGIN:VCALENDAR\r\n").contains("TRIGGER:-PT10M", "SUMMARY:[티켓 오픈]");
        assertThat(file.text().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(api.get("/events/" + event + "/" + stage.performance(event) + ".ics").expect(200).text()).contains("BEGIN:VEVENT");
        html("/events/" + event + "/" + event + ".ics").expect(404);
    }

    @Test
    void theCalendarShowsOpeningsAndPerformancesOfAMonth() {
        String title = "달력 " + System.nanoTime();
        Instant start = Instant.now().plus(Duration.ofDays(200));
        stage.show(1, Map.of("title", title, "performances", List.of(Map.of("startsAt", start.toString(), "endsAt",
            start.plusSeconds(3600).toString()))));
        String month = start.atZone(ZoneId.of("Asia/Seoul")).toString().substring(0, 7);

        assertThat(html("/calendar?month=" + month).text()).contains(title);
        assertThat(html("/calendar?month=1999-01").text()).as("another month than there can be").contains("년 ");
        assertThat(html("/en/calendar?month=" + month).text()).contains("<li>Sun</li>");
    }

    @Test
    void aPageIsSentPackedAndOnlyOnce() {
        Answer first = html("/search?status=ended&page=1").expect(200);
        Answer packed = api.with("Accept", "text/html").with("Accept-Encoding", "gzip").get("/search?status=ended&page=1").expect(200);

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "ETag")).isEqualTo(header(first, "ETag")).startsWith("W/\"");
        assertThat(header(packed, "Cache-Control")).isEqualTo("no-cache");
        Answer known = api.with("If-None-Match", header(first, "ETag")).get("/search?status=ended&page=1").expect(304);
        assertThat(known.text()).isEmpty();
    }

    @Test
    void assetsAreCachedForEverUnderTheirHash() {
        String page = html("/account").text();
        Matcher folder = FOLDER.matcher(page);
        assertThat(folder.find()).isTrue();
        List<String> linked = LINKED.matcher(page).results().map(each -> each.group(1)).toList();

        assertThat(linked).hasSizeGreaterThan(8).allSatisfy(asset ->
            assertThat(header(api.get(asset).expect(200), "Cache-Control")).as(asset).contains("immutable"));
        Answer ofAnotherVersion = api.get("/assets/000000000000000000000000/app/core/api.js").expect(200);
        assertThat(header(ofAnotherVersion, "Cache-Control")).isEqualTo("no-store");
        assertThat(api.get(folder.group() + "/texts/error.en.json").expect(200).json().get("SEATS_TAKEN").asText()).isNotBlank();
        for (String path : List.of("/app/core/api.js", "/styles/base.css", "/texts/ko.json", folder.group() + "/app/none.js")) {
            api.get(path).expect(404);
        }
    }

    @Test
    void anUnknownAddressIsAnsweredToPeopleWithAPageAndToProgramsWithJson() {
        for (String path : List.of("/nothing", "/events/none", "/events/" + stage.buyer().id(), "/en/none")) {
            Answer page = html(path).expect(404);
            assertThat(header(page, "Content-Type")).as(path).startsWith("text/html");
            assertThat(header(page, CSP)).contains("default-src 'none'", "script-src 'self'");
            assertThat(page.text()).contains(path.startsWith("/en") ? "This page does not exist" : "찾을 수 없는 페이지입니다", "noindex");
        }
        api.get("/nothing").expectProblem(404, "NO_SUCH_PATH");
        html("/api/nothing").expectProblem(404, "NO_SUCH_PATH");
    }

    @Test
    void thePaymentWindowLeadsToThePageThatAsksForTheOutcome() {
        Answer returned = html("/?payment=success&orderId=1&amount=2");

        returned.expect(303);
        assertThat(header(returned, "Location")).isEqualTo("/payment/return?payment=success&orderId=1&amount=2");
    }

    private static Answer html(String path) {
        return api.getAs("text/html", path);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
