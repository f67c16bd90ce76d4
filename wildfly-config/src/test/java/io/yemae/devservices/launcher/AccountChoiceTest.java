package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.Secrets;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.demo.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountChoiceTest {

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.7.9", "localhost", "::1"})
    void demoAccountsAreAllowedOnALoopbackAddress(String address) throws IOException {
        assertThat(of(Map.of("YEMAE_BIND", address)).demo()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void demoAccountsAreRefusedOnANetworkAddress(String address) {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> of(Map.of("YEMAE_BIND", address)))
            .withMessageContaining("whose passwords are published").withMessageContaining("set YEMAE_ACCOUNTS=own");
    }

    @Test
    void ownAccountsHaveRandomPasswordsThatStayTheSame() throws IOException {
        Map<String, String> open = Map.of("YEMAE_BIND", "0.0.0.0", "YEMAE_ACCOUNTS", "own");
        Accounts accounts = of(open);
        assertThat(accounts.demo()).isFalse();
        assertThat(accounts.administratorPassword()).isNotEqualTo(accounts.operatorPassword()).isNotEqualTo(Accounts.DEMO_PASSWORD)
            .hasSizeGreaterThan(20);
        assertThat(of(open)).isEqualTo(accounts);
        assertThat(of(Map.of("YEMAE_BIND", "0.0.0.0"))).isEqualTo(accounts);
    }

    @Test
    void theAdministratorsPasswordCanBeGiven() throws IOException {
        Accounts accounts = of(Map.of("YEMAE_ACCOUNTS", "own", "YEMAE_ADMIN_PASSWORD", "Of-my-own-choice-7"));
        assertThat(accounts.administratorPassword()).isEqualTo("Of-my-own-choice-7");
    }

    @Test
    void existingDemoAccountsCannotBeSwitchedToOwnAccounts() throws IOException {
        of(Map.of());
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> of(Map.of("YEMAE_BIND", "0.0.0.0", "YEMAE_ACCOUNTS", "own")))
            .withMessageContaining("are those of YEMAE_ACCOUNTS=demo; move that folder away");
    }

    @Test
    void dataOfAnEarlierVersionHasDemoAccounts() throws IOException {
        Files.createDirectories(project.resolve("data/postgres/cluster"));
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> of(Map.of("YEMAE_ACCOUNTS", "own")))
            .withMessageContaining("are those of YEMAE_ACCOUNTS=demo");
        assertThat(of(Map.of()).demo()).isTrue();
    }

    @Test
    void anUnknownChoiceIsRefused() {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> of(Map.of("YEMAE_ACCOUNTS", "none")))
            .withMessage("YEMAE_ACCOUNTS must be demo or own, and not none.");
    }

    private Accounts of(Map<String, String> environment) throws IOException {
        Files.createDirectories(project.resolve("data"));
        LauncherSettings settings = new LauncherSettings(project, environment);
        return AccountChoice.of(settings, Secrets.in(settings.secrets()));
    }
}
