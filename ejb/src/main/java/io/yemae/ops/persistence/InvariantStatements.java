package io.yemae.ops.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The queries of the invariants, by their names in {@code invariants.sql}. */
@ApplicationScoped
public class InvariantStatements {
    private static final Map<String, String> QUERIES =
        Collections.unmodifiableMap(parse(SqlFile.read(InvariantStatements.class, "invariants.sql")));

    @PersistenceContext
    EntityManager entityManager;

    /** In the order of the file. */
    public Set<String> names() {
        return QUERIES.keySet();
    }

    /** The number of rows that violate the invariant of this name. */
    public long violations(String name) {
        return ((Number) entityManager.createNativeQuery("SELECT count(*) FROM (" + QUERIES.get(name) + ") violations").getSingleResult())
            .longValue();
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
