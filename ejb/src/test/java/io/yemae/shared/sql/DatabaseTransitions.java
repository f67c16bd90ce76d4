package io.yemae.shared.sql;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transitions of a status that a trigger of the database allows, read from the latest migration that creates the trigger. */
public final class DatabaseTransitions {
    private static final Pattern PAIR = Pattern.compile("\\('(\\w+)', '(\\w+)'\\)");
    /** Of a trigger that lists several in one condition. What it refuses under a further condition is not matched. */
    private static final Pattern LISTED = Pattern.compile(
        "\\(OLD\\.status (?:= |IN \\()([\\w', ]*?)\\)? AND NEW\\.status (?:= |IN \\()([\\w', ]*?)\\)?\\)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private DatabaseTransitions() {
    }

    /** @return pairs such as {@code DONE → REFUNDING}, in capitals */
    public static Set<String> of(String trigger) throws IOException, URISyntaxException {
        return PAIR.matcher(definition(trigger)).results()
            .map(pair -> transition(pair.group(1), pair.group(2)))
            .collect(Collectors.toSet());
    }

    /**
     * The same for a trigger that lists what it refuses: all other transitions to another status. One that it refuses only under a further
     * condition is allowed.
     */
    public static <S extends Enum<S>> Set<String> notRefusedBy(String trigger, Class<S> statuses) throws IOException, URISyntaxException {
        Set<String> allowed = allowed(statuses, (from, to) -> from != to);
        allowed.removeAll(listedBy(trigger));
        return allowed;
    }

    /** The same for a trigger that lists what it allows. */
    public static Set<String> listedBy(String trigger) throws IOException, URISyntaxException {
        return LISTED.matcher(definition(trigger)).results()
            .flatMap(pair -> names(pair.group(1)).flatMap(from -> names(pair.group(2)).map(to -> transition(from, to))))
            .collect(Collectors.toSet());
    }

    private static Stream<String> names(String list) {
        return NAME.matcher(list).results().map(MatchResult::group);
    }

    private static String transition(String from, String to) {
        return (from + " → " + to).toUpperCase(Locale.ROOT);
    }

    private static String definition(String trigger) throws IOException, URISyntaxException {
        String create = "CREATE TRIGGER " + trigger + " ";
        String latest = "";
        for (Path migration : migrations()) {
            String sql = Files.readString(migration);
            if (sql.contains(create)) {
                latest = sql.substring(sql.lastIndexOf(create));
            }
        }
        return latest.substring(0, latest.indexOf(';'));
    }

    /** Versioned migrations in their order, then repeatable ones, as Flyway runs them. */
    private static List<Path> migrations() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(DatabaseTransitions.class.getResource("/db/migration").toURI()))) {
            return files
                .sorted(Comparator.comparing((Path file) -> file.getFileName().toString().startsWith("R")).thenComparing(Path::getFileName))
                .toList();
        }
    }

    /** All pairs of values of an enum for which the transition is allowed, as {@link #of} returns them. */
    public static <S extends Enum<S>> Set<String> allowed(Class<S> statuses, BiPredicate<S, S> canBecome) {
        return Arrays.stream(statuses.getEnumConstants())
            .flatMap(from -> Arrays.stream(statuses.getEnumConstants()).filter(to -> canBecome.test(from, to)).map(to -> from + " → " + to))
            .collect(Collectors.toSet());
    }
}
