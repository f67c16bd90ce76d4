package io.yemae.rest.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import io.yemae.rest.json.JsonBounds;
import io.yemae.shared.Problem.FieldError;
import io.yemae.shared.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of errors in English. The Korean ones are written where an error is made. English ones are found by the error's code in the
 * texts of the pages, and those about a field by patterns of Korean sentences, because they have no codes.
 */
public final class ErrorMessages {
    static final String INVALID_FIELD = "This value is not valid.";

    private static final String INVALID_REQUEST = "INVALID_REQUEST";
    private static final Pattern HANGUL = Pattern.compile("[\uac00-\ud7a3]");
    private static final Map<String, String> BY_CODE =
        read("/texts/en.json", new TypeReference<Map<String, Map<String, String>>>() {
        }).get("error");
    private static final Map<Pattern, String> BY_SENTENCE = patterns(read("fields.en.json", new TypeReference<>() {
    }));

    private ErrorMessages() {
    }

    /** The error in a language. A sentence that a requirement fixes in English stays. */
    public static ProblemBody in(Language language, ProblemBody body) {
        if (language == Language.KO) {
            return body;
        }
        List<FieldError> fields = body.fields().stream()
            .map(each -> new FieldError(each.field(), isKorean(each.error()) ? ofField(each.error()).orElse(INVALID_FIELD) : each.error()))
            .toList();
        return body.with(isKorean(body.error()) ? sentence(body, fields) : body.error(), fields);
    }

    /** The language that the sentence of an error is written in. */
    public static Language of(ProblemBody body) {
        return isKorean(body.error()) ? Language.KO : Language.EN;
    }

    private static String sentence(ProblemBody body, List<FieldError> fields) {
        if (fields.size() == 1) {
            String field = fields.get(0).field() + ": ";
            return (body.error().startsWith(field) ? field : "") + fields.get(0).error();
        }
        String known = BY_CODE.getOrDefault(body.code(), body.error());
        return body.code().equals(INVALID_REQUEST) ? ofField(body.error()).orElse(known) : known;
    }

    /** Empty if no pattern fits. */
    static Optional<String> ofField(String korean) {
        for (Map.Entry<Pattern, String> each : BY_SENTENCE.entrySet()) {
            Matcher matcher = each.getKey().matcher(korean);
            if (matcher.matches()) {
                return Optional.of(matcher.replaceFirst(each.getValue()));
            }
        }
        return Optional.empty();
    }

    private static boolean isKorean(String sentence) {
        return HANGUL.matcher(sentence).find();
    }

    /** In the order of the file: the first one that fits is used. */
    private static Map<Pattern, String> patterns(LinkedHashMap<String, String> sentences) {
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        sentences.forEach((korean, english) -> patterns.put(Pattern.compile(korean), english));
        return patterns;
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream file = Objects.requireNonNull(ErrorMessages.class.getResourceAsStream(name), name)) {
            return JsonBounds.plainMapper().readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
