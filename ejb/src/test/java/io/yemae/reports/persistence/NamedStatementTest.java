package io.yemae.reports.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedStatementTest {

    @Test
    void aParameterMayOccurSeveralTimesAndACastIsNone() {
        NamedStatement statement = new NamedStatement("SELECT 1::text WHERE a = :event OR :since IS NULL OR b = :event");

        assertThat(statement.sql()).isEqualTo("SELECT 1::text WHERE a = ? OR ? IS NULL OR b = ?");
        assertThat(statement.names()).containsExactly("event", "since", "event");
    }
}
