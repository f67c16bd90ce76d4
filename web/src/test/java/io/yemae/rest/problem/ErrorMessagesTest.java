package io.yemae.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.rest.Dialect;
import io.yemae.shared.Problem.FieldError;
import io.yemae.shared.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors in English. */
class ErrorMessagesTest {
    private static final Pattern CONSTRAINT = Pattern.compile("(?:\\bmessage|\\w+_MESSAGE)\\s*=\\s*\"([^\"]*[가-힣][^\"]*)\"");

    @Test
    void aCodeHasItsSentenceFromTheTextsOfThePages() {
        ProblemBody korean = ProblemResponses.body(409, "SALE_ENDED", "판매가 종료되었습니다.", Dialect.HOUSE);

        ProblemBody english = ErrorMessages.in(Language.EN, korean);

        assertThat(english.error()).isEqualTo("The sale has ended.");
        assertThat(english.code()).isEqualTo("SALE_ENDED");
        assertThat(ErrorMessages.in(Language.KO, korean)).isSameAs(korean);
        assertThat(ErrorMessages.of(korean)).isEqualTo(Language.KO);
        assertThat(ErrorMessages.of(english)).isEqualTo(Language.EN);
    }

    @Test
    void theMessageOfRequirement2IsTheSameSentence() {
        ProblemBody english = ErrorMessages.in(Language.EN, ProblemResponses.body(404, "EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.",
            Dialect.TICKETING));

        assertThat(english.message()).isEqualTo(english.error()).isEqualTo("There is no such show.");
        assertThat(english.success()).isFalse();
    }

    @Test
    void anEnglishSentenceOfARequirementStays() {
        ProblemBody fixed = ProblemResponses.body(400, "INVALID_ID", "Invalid id format", Dialect.TICKETING);

        assertThat(ErrorMessages.in(Language.EN, fixed).error()).isEqualTo("Invalid id format");
    }

    @Test
    void fieldsHaveSentencesOfTheirOwn() {
        ProblemBody one = body("title: 제목은 200자 이하여야 합니다.", new FieldError("title", "제목은 200자 이하여야 합니다."));
        ProblemBody ours = body("수량은 60,000 이하여야 합니다.", new FieldError("quantity", "수량은 60,000 이하여야 합니다."));
        ProblemBody two = body("올바르지 않은 요청입니다.", new FieldError("price", "가격을 입력해주세요."), new FieldError("x", "처음 보는 문장."));

        assertThat(ErrorMessages.in(Language.EN, one).error()).isEqualTo("title: At most 200 characters.");
        assertThat(ErrorMessages.in(Language.EN, ours).error()).isEqualTo("At most 60,000.");
        assertThat(ErrorMessages.in(Language.EN, two).error()).isEqualTo("Please check what you entered.");
        assertThat(ErrorMessages.in(Language.EN, two).fields()).containsExactly(new FieldError("price", "This is required."),
            new FieldError("x", ErrorMessages.INVALID_FIELD));
    }

    @Test
    void numbersAreThoseOfTheKoreanSentence() {
        assertThat(ErrorMessages.ofField("수량은 1 이상 60,000 이하의 정수여야 합니다.")).contains("A whole number from 1 to 60,000.");
        assertThat(ErrorMessages.ofField("rotation은 -180 이상이어야 합니다.")).contains("At least -180.");
        assertThat(ErrorMessages.ofField("이름은 2자 이상 20자 이하여야 하고, 빈칸만으로 될 수 없습니다.")).contains("2 to 20 characters, not only blanks.");
        assertThat(ErrorMessages.ofField("역할은 user, operator, admin 중 하나여야 합니다.")).contains("One of user, operator, admin.");
        assertThat(ErrorMessages.ofField("sort는 created_at이나 title이어야 합니다.")).contains("created_at or title.");
        assertThat(ErrorMessages.ofField("제어 문자는 쓸 수 없습니다. (3번째 글자, U+0007)")).contains("Character 3 (U+0007) is not allowed.");
    }

    @Test
    void everyConstraintHasAnEnglishSentence() throws IOException {
        Set<String> sentences = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                CONSTRAINT.matcher(Files.readString(file)).results().forEach(each -> sentences.add(each.group(1)));
            }
        }

        assertThat(sentences).hasSizeGreaterThan(100);
        assertThat(sentences).allSatisfy(each -> assertThat(ErrorMessages.ofField(each)).as(each).isPresent());
    }

    private static ProblemBody body(String sentence, FieldError... fields) {
        return new ProblemBody("about:blank", "Bad Request", 400, "INVALID_REQUEST", sentence, List.of(fields), null, null, null, null,
            Map.of());
    }

    @Test
    void otherMembersStay() {
        ProblemBody korean = new ProblemBody("about:blank", "Forbidden", 403, "NOT_ADMITTED", "기다려주세요.", List.of(), null, "t1", false,
            "기다려주세요.", Map.of("position", 3));

        assertThat(ErrorMessages.in(Language.EN, korean)).usingRecursiveComparison().ignoringFields("error", "message").isEqualTo(korean);
    }
}
