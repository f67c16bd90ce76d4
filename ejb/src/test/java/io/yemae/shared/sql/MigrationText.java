package io.yemae.shared.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements of a migration, and what they take away from a program that was written for the schema before. */
final class MigrationText {
    private static final Pattern BODY = Pattern.compile("(?s)(\\$\\w*\\$).*?\\1");
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("'(?:[^']|'')*'|" + COMMENT.pattern());
    private static final Pattern EXCUSE = Pattern.compile("--[ \\t]*breaks-previous:[ \\t]*\\S");

    private static final Pattern CREATED =
        Pattern.compile("^create (?:unlogged )?(?:table|view|function|type) (?:if not exists )?([\\w.]+)");
    private static final Pattern DROPPED =
        Pattern.compile("^drop (?:table|view|materialized view|function|type|schema|sequence|domain) (?:if exists )?([\\w.]+)");
    private static final Pattern ALTERED = Pattern.compile("^alter (?:table|view|type) (?:if exists )?(?:only )?([\\w.]+) (.*)");
    private static final Pattern TAKES = Pattern.compile("^(?:drop (?!constraint)(?:column )?|rename )\\w+.*"
        + "|^alter (?:column )?\\w+ (?:(?:set data )?type|set not null|drop default).*");
    private static final Pattern ADDS_COLUMN = Pattern.compile("^add (?!constraint|check|unique|primary|foreign|exclude|value).*");

    private MigrationText() {
    }

    /** Each statement that takes something away without saying why, on one line. */
    static List<String> takenAway(String migration) {
        // A body is executed later, by whom it is written for.
        String code = BODY.matcher(migration).replaceAll(Matcher.quoteReplacement("$$"));
        Set<String> own = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (String statement : statements(code)) {
            String bare = COMMENT.matcher(statement).replaceAll("").replaceAll("\\s+", " ").strip();
            String lower = bare.toLowerCase(Locale.ROOT);
            Matcher created = CREATED.matcher(lower);
            if (created.find()) {
                own.add(created.group(1));
            } else if (takesAway(lower, own) && !EXCUSE.matcher(statement).find()) {
                found.add(bare);
            }
        }
        return found;
    }

    /** With their comments before them. A semicolon in a comment or a text ends nothing. */
    private static List<String> statements(String code) {
        return List.of(TEXT_OR_COMMENT.matcher(code)
            .replaceAll(part -> Matcher.quoteReplacement(part.group().startsWith("'") ? "''" : part.group().replace(';', ',')))
            .split(";"));
    }

    /** @param own what this migration has created itself, which the program before does not know */
    private static boolean takesAway(String statement, Set<String> own) {
        Matcher dropped = DROPPED.matcher(statement);
        if (dropped.find()) {
            return !own.contains(dropped.group(1));
        }
        Matcher altered = ALTERED.matcher(statement);
        return altered.matches() && !own.contains(altered.group(1)) && actions(altered.group(2)).anyMatch(MigrationText::takes);
    }

    private static boolean takes(String action) {
        return TAKES.matcher(action).matches()
            || ADDS_COLUMN.matcher(action).matches() && action.contains(" not null") && !action.matches(".*\\b(default|generated)\\b.*");
    }

    /** The parts of ALTER TABLE, separated by the commas outside of parentheses. */
    private static Stream<String> actions(String all) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < all.length(); i++) {
            char each = all.charAt(i);
            if (each == '(') {
                depth++;
            } else if (each == ')') {
                depth--;
            } else if (each == ',' && depth == 0) {
                actions.add(all.substring(start, i).strip());
                start = i + 1;
            }
        }
        actions.add(all.substring(start).strip());
        return actions.stream();
    }
}
