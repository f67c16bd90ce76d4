package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WonTest {

    @Test
    void amountsAreAddedAndMultiplied() {
        assertThat(new Won(70_000).plus(new Won(1_000)).times(2)).isEqualTo(new Won(142_000));
    }

    @Test
    void aNegativeAmountIsRefused() {
        assertThatThrownBy(() -> new Won(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOverflowIsRefused() {
        assertThatThrownBy(() -> new Won(Long.MAX_VALUE).plus(new Won(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Won(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }
}
