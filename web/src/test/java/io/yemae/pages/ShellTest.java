package io.yemae.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellTest {

    @Test
    void aPartInBracesIsAnyOnePartOfThePath() {
        Shell shell = Shell.at("/seats/{performanceId}");

        assertThat(shell.isAt("/seats/0190")).isTrue();
        assertThat(shell.isAt("/seats")).isFalse();
        assertThat(shell.isAt("/seats/0190/more")).isFalse();
    }

    @Test
    void pagesWithTheSameFirstPartAreServedTogether() {
        assertThat(Shell.at("/my").mapping()).isEqualTo("/my/*");
        assertThat(Shell.at("/my/{reservationId}").mapping()).isEqualTo("/my/*");
        assertThat(Shell.staff("/admin/events/{eventId}/sale", "sale", "admin").mapping()).isEqualTo("/admin/*");
    }

    @Test
    void aShellMayAllowMoreSourcesButNotFewer() {
        Shell shell = Shell.at("/orders/{id}").also("script-src", "https://pay.example").also("frame-src", "https://pay.example");

        assertThat(PageHeaders.policy(shell.policy())).contains("script-src 'self' https://pay.example;", "frame-src https://pay.example",
            "require-trusted-types-for 'script'");
        assertThat(PageHeaders.policy(Map.of())).doesNotContain("pay.example", "unsafe");
    }

    @Test
    void aStaffPageNamesItsRolesAndABuyersPageNone() {
        Shell shell = Shell.staff("/admin/events/{eventId}", "event", "admin", "organiser").texts("staff", "event");

        assertThat(PageContent.shell(shell, "", "").roles()).isEqualTo("admin organiser");
        assertThat(PageContent.shell(Shell.at("/my"), "", "").roles()).isNull();
        assertThat(shell.staff().isEntry()).isFalse();
        assertThat(shell.entry()).isEqualTo(Shell.staff("/admin/events/{eventId}", "event", "admin", "organiser").texts("staff", "event")
            .entry()).satisfies(entry -> assertThat(entry.staff().isEntry()).isTrue());
    }

    @Test
    void theLanguageIsAPrefixOfTheAddress() {
        assertThat(PageLanguage.of("/en")).isEqualTo(PageLanguage.EN);
        assertThat(PageLanguage.of("/en/search")).isEqualTo(PageLanguage.EN);
        assertThat(PageLanguage.of("/entrance")).isEqualTo(PageLanguage.KO);
        for (String path : new String[] {"/", "/search"}) {
            assertThat(PageLanguage.EN.path(PageLanguage.EN.address(path))).isEqualTo(path);
            assertThat(PageLanguage.KO.address(path)).isEqualTo(path);
        }
    }
}
