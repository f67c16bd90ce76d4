package io.yemae.ops.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.SqlFile;
import org.junit.jupiter.api.Test;

class InvariantStatementsTest {

    @Test
    void everyNamedQueryOfTheFileIsParsed() {
        String file = SqlFile.read(InvariantStatements.class, "invariants.sql");

        assertThat(InvariantStatements.parse(file)).hasSize(file.split("-- name: ").length - 1)
            .containsKey("sold-seat-has-a-confirmed-reservation")
            .allSatisfy((name, query) -> assertThat(query).startsWith("SELECT").doesNotContain(";"));
    }
}
