package io.yemae.shared.sql;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The WHERE clause of a search. It contains only the conditions that are asked for, so each search gets the plan and the index that suit
 * it.
 */
public final class SearchConditions {
    /** Counting stops here: nobody turns that many pages, and counting a large table would take seconds. */
    private static final int COUNTED = 10_000;

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition without a value. */
    public SearchConditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /**
     * Adds a condition on a value, unless the value is null.
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

    /** The WHERE clause, one condition a line. Empty if there are no conditions. */
    public String where() {
        return clauses.isEmpty() ? "" : "WHERE " + String.join("\n  AND ", clauses) + "\n";
    }

    /** A statement that counts the rows, up to 10,000. */
    public String counting(String from) {
        return "SELECT count(*) FROM (SELECT 1 FROM " + from + "\n" + where() + "LIMIT " + COUNTED + ") counted";
    }

    /** Binds the values of the conditions to the query. */
    public <Q extends Query> Q bound(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}
