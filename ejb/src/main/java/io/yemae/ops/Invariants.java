package io.yemae.ops;

import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The invariants of the data. Each is a query that returns no row if all is well. They have names in the file, and an operator can run them
 * at any time.
 */
@Stateless
public class Invariants {
    private static final Map<String, String> QUERIES = parse(SqlFile.read(Invariants.class, "invariants.sql"));

    @PersistenceContext
    EntityManager entityManager;

    /** Each invariant with the number of rows that violate it. */
    public Map<String, Long> violations() {
        Map<String, Long> counts = new LinkedHashMap<>();
        QUERIES.forEach((name, query) -> counts.put(name,
            ((Number) entityManager.createNativeQuery("SELECT count(*) FROM (" + query + ") violations").getSingleResult()).longValue()));
        return counts;
    }

    /** Each query starts with a line "-- name: …" and ends with a semicolon. */
    static Map<String, String> parse(String file) {
        Map<String, String> queries = new LinkedHashMap<>();
        for (String part : file.split("-- name: ")) {
            int lineEnd = part.indexOf('\n');
            int end = part.lastIndexOf(';');
            if (lineEnd > 0 && end > lineEnd) {
                queries.put(part.substring(0, lineEnd).strip(), part.substring(lineEnd, end).strip());
            }
        }
        return queries;
    }
}
