package io.yemae.shared.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void aKeyOf255CharactersIsAccepted() {
        assertThat(new IdempotencyKey("caller", "k".repeat(255), "hash").key()).hasSize(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void anEmptyOrLongerKeyIsRefused(int length) {
        assertThatThrownBy(() -> new IdempotencyKey("caller", "k".repeat(length), "hash"))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID));
    }
}
