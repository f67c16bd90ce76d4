package io.yemae.shared.sql;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a search. Only those that are asked for stand in the statement, so that each search has the plan and the index that suit it.
 */
public final class SearchConditions {
    /** Counting stops here: nobody turns so many pages, and a search of everything would count for seconds. */
    private static final int COUNTED = 10_000;

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A condition without a value. */
    public SearchConditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /**
     * A condition on what is asked for; none when that is null.
     *
     * @param clause names the value as {@code :name}
     */
    public SearchConditions and(String clause, String name, Object value) {
        if (value != null) {
            clauses.add(clause);
            values.put(name, value);
        }
        return this;
    }

    /** The WHERE clause, a condition a line; empty when there is none. */
    public String where() {
        return clauses.isEmpty() ? "" : "WHERE " + String.join("\n  AND ", clauses) + "\n";
    }

    /** A statement that counts the rows, up to 10,000. */
    public String counting(String from) {
        return "SELECT count(*) FROM (SELECT 1 FROM " + from + "\n" + where() + "LIMIT " + COUNTED + ") counted";
    }

    public <Q extends Query> Q bound(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}
