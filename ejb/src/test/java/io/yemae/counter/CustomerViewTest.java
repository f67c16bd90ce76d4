package io.yemae.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Won;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerViewTest {

    @ParameterizedTest
    @CsvSource({"김예매, 김*매", "김매, 김*", "김, 김", "남궁예매, 남**매", "Kim, K*m"})
    void aNameIsShownWithoutItsMiddle(String name, String shown) {
        assertThat(CustomerView.of(name, Won.ZERO).name()).isEqualTo(shown);
    }
}
