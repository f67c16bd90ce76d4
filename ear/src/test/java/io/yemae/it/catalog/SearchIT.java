package io.yemae.it.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching for events, in both languages (requirement 1, 2.2; requirement 2, "Events"). */
class SearchIT extends YemaeIT {
    /** Part of every title of this class, to exclude other events from the results. */
    private static final String MARK = "mark" + Long.toString(System.nanoTime(), 36);

    @ParameterizedTest
    @CsvSource({"아이유 콘서트,iu", "IU Golden Hour,아이유", "아이유 콘서트,CONCERT", "Christmas Concert,콘서트", "뮤지컬 하루,musical",
        "A Day: The Musical,뮤지컬", "여름 연극,play", "Theater Days,연극"})
    void aTitleIsFoundInTheOtherLanguage(String title, String wanted) {
        String event = event(Map.of("title", title + " " + MARK));

        assertThat(found(wanted + " " + MARK)).contains(event);
    }

    @Test
    void theArtistTheVenueAndTheAddressAreFoundInTheOtherLanguage() {
        String seoul = venue("올림픽공원 체조경기장", "서울특별시 송파구");
        String event = event(Map.of("title", "밤 " + MARK, "artist", "방탄소년단", "venueId", seoul));

        assertThat(found("BTS " + MARK)).containsExactly(event);
        assertThat(found("Olympic Park " + MARK)).containsExactly(event);
        assertThat(found("seoul bts olympic park " + MARK)).containsExactly(event);
        assertThat(found("busan bts " + MARK)).isEmpty();
    }

    @Test
    void anEnglishAddressIsFoundInKorean() {
        String event = event(Map.of("title", "Night " + MARK, "venueId", venue("Hall", "Busan, Haeundae-gu")));

        assertThat(found("부산 " + MARK)).containsExactly(event);
    }

    @Test
    void aPartOfAWordIsEnough() {
        String event = event(Map.of("title", "별헤는밤" + MARK, "artist", "윤동주낭독회"));

        assertThat(found("헤는 " + MARK)).containsExactly(event);
        assertThat(found("밤" + MARK.substring(0, 8).toUpperCase())).contains(event);
        assertThat(found("동주낭 " + MARK)).containsExactly(event);
        assertThat(found("별 " + MARK)).contains(event);
        assertThat(found(Normalizer.normalize("별헤는밤", Normalizer.Form.NFD) + " " + MARK)).containsExactly(event);
    }

    @Test
    void wildcardsAreOrdinaryCharacters() {
        String percent = event(Map.of("title", "할인 50% " + MARK));
        String underscore = event(Map.of("title", "snake_case " + MARK));
        String backslash = event(Map.of("title", "back\\slash " + MARK));

        assertThat(found("% " + MARK)).containsExactly(percent);
        assertThat(found("5_% " + MARK)).isEmpty();
        assertThat(found("e_c " + MARK)).containsExactly(underscore);
        assertThat(found("k\\s " + MARK)).containsExactly(backslash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE events; --", "😀", "((((", "a", " ", "\n"})
    void anySearchTextIsAnsweredWithAPage(String typed) {
        assertThat(api.get("/api/events?q=" + encoded(typed)).expect(200).json().get("events").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events?q=", "/api/performances?q=", "/api/performances?venue=", "/api/performances?category=",
        "/api/admin/events?q=",
        "/api/admin/users?q="})
    void anOverlongSearchTextIsRefusedWithoutASearch(String search) {
        Api administrator = stage.administrator();
        administrator.get(search + encoded("가".repeat(50) + " " + "나".repeat(49))).expect(200);
        for (String text : List.of("x ".repeat(51), "x".repeat(51), "ﷺ".repeat(6), "ﷺ".repeat(1_000), "x ".repeat(4_000))) {
            administrator.get(search + encoded(text)).expectProblem(400, "INVALID_REQUEST");
        }
    }

    @Test
    void searchTimeIsLinearInTheText() {
        assertThat(sql.texts("SELECT array_to_string(ARRAY(SELECT unnest(bigrams('abcab 가나')) ORDER BY 1), '|')"))
            .containsExactly(" 가|ab|b |bc|ca|가나");
        assertThat(sql.texts("SELECT cardinality(bigrams('')) + cardinality(bigrams('a'))")).containsExactly("0");
        Instant start = Instant.now();

        assertThat(sql.number("SELECT cardinality(bigrams(repeat('가나다', 40000)))")).isEqualTo(3);

        // With substr() it takes minutes.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void everyTitleIsFoundByItself() {
        for (String title : List.of("İstanbul", "ΟΔΥΣΣΕΥΣ", "Straße", "Ǆungla", "ＷＩＤＥ", "ÅNGSTRÖM", "Чайковский")) {
            String event = event(Map.of("title", title + " " + MARK));

            assertThat(found(title + " " + MARK)).as(title).containsExactly(event);
            assertThat(found(title.toLowerCase(Locale.ROOT) + " " + MARK)).as(title).containsExactly(event);
        }
        assertThat(found("istanbul " + MARK)).hasSize(1);
    }

    @Test
    void namesAreSortedByTheRulesOfTheirLanguage() {
        String mark = "순" + MARK;
        for (String title : List.of("cherry", "Banana", "나무", "apple", "Á", "가을")) {
            event(Map.of("title", title + " " + mark));
        }

        assertThat(api.get("/api/performances?sort=name&q=" + encoded(mark)).expect(200).json().findValuesAsText("title").stream()
            .map(title -> title.split(" ")[0])).containsExactly("가을", "나무", "Á", "apple", "Banana", "cherry");
    }

    @Test
    void usersAreFoundByAPartOfTheNameInAnyCase() {
        Buyer buyer = stage.buyer();
        Api administrator = stage.administrator();
        buyer.api().patch("/api/users/me", Map.of("name", "İbrahim 길동")).expect(200);

        for (String part : List.of("ibrahim 길동", "İBRAHİM 길", buyer.email().toUpperCase(), "길동 " + buyer.email())) {
            assertThat(administrator.get("/api/admin/users?q=" + encoded(part)).expect(200).json().get("users").findValuesAsText("userId"))
                .as(part)
                .contains(buyer.id());
        }
    }

    @Test
    void aNewWordPairTakesEffectAtOnceAndUntilItIsDeleted() {
        String korean = "낱말" + MARK;
        String english = "Word-" + MARK;
        String event = event(Map.of("title", "제목 " + korean));
        assertThat(found(english)).isEmpty();

        Answer added = stage.administrator().post("/api/admin/keyword-mappings", Map.of("korean", korean, "english", english)).expect(201);

        String id = added.at("/id");
        assertThat(added.json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "korean", "english");
        assertThat(added.at("/english")).isEqualTo(english.toLowerCase());
        assertThat(found(english)).containsExactly(event);
        assertThat(stage.administrator().get("/api/admin/keyword-mappings").expect(200).json().get("keywordMappings")
            .findValuesAsText("id"))
            .contains(id).hasSizeGreaterThan(45);
        stage.administrator().post("/api/admin/keyword-mappings", Map.of("korean", korean, "english", english))
            .expectProblem(409, "KEYWORD_MAPPING_TAKEN", "이미 있는 키워드 쌍입니다.");

        stage.administrator().raw("DELETE", "/api/admin/keyword-mappings/" + id, null, null).expect(204);

        assertThat(found(english)).isEmpty();
        stage.administrator().raw("DELETE", "/api/admin/keyword-mappings/" + id, null, null)
            .expectProblem(404, "KEYWORD_MAPPING_NOT_FOUND", "키워드 쌍을 찾을 수 없습니다.");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", id))
            .containsExactly("keyword-mapping.add", "keyword-mapping.remove");
    }

    @Test
    void aWordPairConsistsOfAKoreanAndAnEnglishWord() {
        Api administrator = stage.administrator();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(Map.of(), Map.of("korean", "seoul", "english", "seoul"),
                Map.of("korean", "서울", "english", "서울"), Map.of("korean", "서울", "english", " "),
                Map.of("korean", "서".repeat(51), "english", "seoul"), Map.of("korean", 7, "english", "seoul"))) {
            administrator.post("/api/admin/keyword-mappings", bad).expectProblem(400, "INVALID_REQUEST");
        }
        administrator.raw("POST", "/api/admin/keyword-mappings", "application/json", "").expectProblem(400, "BODY_REQUIRED");
        administrator.raw("DELETE", "/api/admin/keyword-mappings/7", null, null).expectProblem(400, "INVALID_ID", "Invalid id format");
    }

    @Test
    void onlyAdministratorsManageWordPairs() {
        Api buyer = stage.buyer().api();

        api.get("/api/admin/keyword-mappings").expectProblem(401, "UNAUTHENTICATED");
        buyer.get("/api/admin/keyword-mappings").expectProblem(403, "FORBIDDEN");
        buyer.post("/api/admin/keyword-mappings", Map.of("korean", "가", "english", "a")).expectProblem(403, "FORBIDDEN");
        buyer.raw("DELETE", "/api/admin/keyword-mappings/" + UUID.randomUUID(), null, null).expectProblem(403, "FORBIDDEN");
    }

    private static String event(Map<String, Object> members) {
        return stage.createEvent(1, members).expect(201).at("/id");
    }

    private static String venue(String name, String address) {
        return stage.administrator().post("/api/admin/venues", Map.of("name", name, "address", address)).expect(201).at("/id");
    }

    private static List<String> found(String text) {
        List<String> ids = new ArrayList<>();
        for (JsonNode event : api.get("/api/events?limit=100&q=" + encoded(text)).expect(200).json().get("events")) {
            ids.add(event.get("id").asText());
        }
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
