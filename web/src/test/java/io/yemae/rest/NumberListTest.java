package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListTest {

    @Test
    void numbersAreReadInTheirOrder() {
        assertThat(NumberList.of("seats", "7,0,12", 3, 0, 12)).containsExactly(7, 0, 12);
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(NumberList.of("seats", null, 3, 0, 12)).isEmpty();
        assertThat(NumberList.of("seats", "", 3, 0, 12)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "-1", "+1", "1.0", "x", ",", "1,", "1,2,3,4", " 1", "9999999999", "١"})
    void anythingElseIsRefusedByTheNameOfTheParameter(String text) {
        assertThatThrownBy(() -> NumberList.of("seats", text, 3, 0, 12)).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.fields()).singleElement().satisfies(field -> assertThat(field.field()).isEqualTo("seats")));
    }
}
