package io.yemae.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialValuesTest {

    @Test
    void initialValuesAreNamesWithNumbers() {
        assertThat(InitialValues.parse("a.b=0, c=12")).isEqualTo(Map.of("a.b", 0L, "c", 12L));
        assertThat(InitialValues.parse("")).isEmpty();
        assertThat(InitialValues.parse(null)).isEmpty();
    }

    @Test
    void aValueThatIsNotANumberIsNamedInTheError() {
        assertThatIllegalArgumentException().isThrownBy(() -> InitialValues.parse("a=1,points.charge=on"))
            .withMessageContaining("points.charge=on");
        assertThatIllegalArgumentException().isThrownBy(() -> InitialValues.parse("a")).withMessageContaining("a");
    }
}
