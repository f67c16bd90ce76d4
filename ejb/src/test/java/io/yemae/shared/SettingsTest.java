package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void initialValuesAreNamesWithNumbers() {
        assertThat(initialValues("a.b=0, c=12")).isEqualTo(Map.of("a.b", 0L, "c", 12L));
        assertThat(initialValues("")).isEmpty();
        assertThat(initialValues(null)).isEmpty();
    }

    @Test
    void aValueThatIsNoNumberIsToldByItsName() {
        assertThatIllegalArgumentException().isThrownBy(() -> initialValues("a=1,points.charge=on")).withMessageContaining("points.charge=on");
        assertThatIllegalArgumentException().isThrownBy(() -> initialValues("a")).withMessageContaining("a");
    }

    private static Map<String, Long> initialValues(String setting) {
        Settings settings = new Settings();
        settings.initialValues = Optional.ofNullable(setting);
        return settings.initialValues();
    }
}
