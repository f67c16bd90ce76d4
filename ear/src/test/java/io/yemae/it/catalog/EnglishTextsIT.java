package io.yemae.it.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.planning.EventDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** English texts of events and venues: where they are shown, and what is shown where one is missing. */
class EnglishTextsIT extends YemaeIT {
    private static final String MARK = "E" + Long.toString(System.nanoTime(), 36);

    @Test
    void englishPagesShowEnglishTextsAndKoreanPagesDoNot() {
        String event = event("유리 정원 " + MARK, Map.of("englishTitle", "Glass Garden " + MARK, "englishArtist", "Kim & Lee",
            "englishDescription", "A night of glass.", "artist", "김과 이", "description", "유리의 밤."));

        String korean = api.get("/events/" + event).expect(200).text();
        String english = api.get("/en/events/" + event).expect(200).text();

        assertThat(korean).contains("<h1>유리 정원 " + MARK, "유리의 밤.", "유리 홀").doesNotContain("Glass Garden", "A night of glass");
        assertThat(english).contains("<h1>Glass Garden " + MARK, "Kim &amp; Lee", "<p class=\"pre\">A night of glass.", "Glass Hall",
            "1 Glass-ro, Seoul", "<meta property=\"og:title\" content=\"Glass Garden " + MARK, "\"name\":\"Glass Garden " + MARK,
            "\"name\":\"Kim & Lee\"").doesNotContain("유리");
        assertThat(api.get("/en/events/" + event + "/opening.ics").expect(200).text()).contains("Glass Garden", "Glass Hall")
            .doesNotContain("유리");
    }

    @Test
    void aMissingTextIsShownInKorean() {
        String event = event("반쪽 " + MARK, Map.of("englishTitle", "Half " + MARK, "description", "한국어 설명", "englishArtist", " "));

        assertThat(api.get("/en/events/" + event).expect(200).text())
            .contains("<h1>Half " + MARK, "<p class=\"pre\" lang=\"ko\">한국어 설명");
        JsonNode english = api.get("/api/events/" + event).expect(200).json().at("/event/english");
        assertThat(english.get("title").asText()).isEqualTo("Half " + MARK);
        assertThat(english.get("artist").isNull()).isTrue();
        assertThat(english.get("description").isNull()).isTrue();
        String without = stage.createEvent(1, Map.of("title", "한국어뿐 " + MARK)).expect(201).at("/id");
        assertThat(api.get("/api/events/" + without).expect(200).json().at("/event").has("english")).isFalse();
        assertThat(api.get("/en/events/" + without).expect(200).text()).contains("<h1>한국어뿐 " + MARK);
    }

    @Test
    void theApiGivesBothLanguagesAndAReservationToo() {
        Map<String, Object> texts = new HashMap<>(Map.of("title", "둘 다 " + MARK, "englishTitle", "Both " + MARK));
        texts.put("venueId", venue());
        var show = stage.show(1, texts);
        var buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        for (String path : List.of("/api/events?q=" + encoded("Both " + MARK), "/api/performances?q=" + encoded("Both " + MARK),
                "/api/performances/" + show.event())) {
            assertThat(api.get(path).expect(200).json().findValue("english").get("title").asText()).as(path).isEqualTo("Both " + MARK);
        }
        for (String path : List.of("/api/reservations", "/api/reservations/" + reservation, "/api/seats/reservation/" + reservation)) {
            JsonNode shown = buyer.api().get(path).expect(200).json();
            assertThat(shown.findValue("event_title").asText()).as(path).isEqualTo("둘 다 " + MARK);
            assertThat(shown.findValue("english").get("title").asText()).as(path).isEqualTo("Both " + MARK);
            assertThat(shown.findValue("english").get("venue").asText()).as(path).isEqualTo("Glass Hall");
        }
    }

    @Test
    void aSearchFindsBothLanguages() {
        String event = event("겨울밤 " + MARK, Map.of("englishTitle", "Winternight " + MARK, "englishArtist", "Onsaemiro"));

        for (String text : List.of("겨울밤", "winternight", "ONSAEMIRO", "glass hall", "Glass-ro", "유리 홀")) {
            assertThat(api.get("/api/events?q=" + encoded(text + " " + MARK)).expect(200).json().findValuesAsText("id")).as(text)
                .contains(event);
        }
        assertThat(api.get("/api/performances?venue=" + encoded("glass hal") + "&q=" + encoded("winternight " + MARK)).expect(200)
            .at("/pagination/total")).isEqualTo("1");
        assertThat(api.get("/en/search?q=" + encoded("겨울밤 " + MARK)).expect(200).text()).contains("Winternight " + MARK)
            .doesNotContain("<a href=\"/en/events/" + event + "\">겨울밤");
    }

    @Test
    void englishTextsAreChangedAndEmptiedLikeOtherFields() {
        String event = event("바꾸기 " + MARK, Map.of("englishTitle", "First " + MARK));
        assertThat(EventDesk.form(event).get("englishTitle").asText()).isEqualTo("First " + MARK);

        EventDesk.change(event, Map.of("englishTitle", "Second " + MARK)).expect(200);
        assertThat(api.get("/en/events/" + event).text()).contains("<h1>Second " + MARK);
        EventDesk.change(event, Map.of("englishTitle", "")).expect(200);
        assertThat(EventDesk.form(event).get("englishTitle").isNull()).isTrue();
        EventDesk.change(event, Map.of("englishTitle", "x".repeat(201))).expectProblem(400, "INVALID_REQUEST");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE target = ? AND action = 'event.change' ORDER BY id", event))
            .containsExactly("englishTitle", "englishTitle");
    }

    private static String event(String title, Map<String, Object> texts) {
        Map<String, Object> all = new HashMap<>(texts);
        all.put("title", title);
        all.put("venueId", venue());
        return stage.createEvent(1, all).expect(201).at("/id");
    }

    private static String venue() {
        Answer added = stage.administrator().post("/api/admin/venues", Map.of("name", "유리 홀", "address", "서울특별시 유리로 1",
            "englishName", "Glass Hall", "englishAddress", "1 Glass-ro, Seoul")).expect(201);
        assertThat(added.at("/englishName")).isEqualTo("Glass Hall");
        return added.at("/id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
