package io.yemae.ops;

import io.yemae.ops.persistence.InvariantStatements;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The invariants of the data. Each is a query that returns no row if all is well. They have names in the file, and an operator can run them
 * at any time.
 */
@Stateless
public class Invariants {

    @Inject
    InvariantStatements statements;

    /** Each invariant with the number of rows that violate it. */
    public Map<String, Long> violations() {
        Map<String, Long> counts = new LinkedHashMap<>();
        statements.names().forEach(name -> counts.put(name, statements.violations(name)));
        return counts;
    }
}
