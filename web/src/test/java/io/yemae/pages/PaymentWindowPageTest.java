package io.yemae.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PaymentWindowPageTest {

    @Test
    void onlyThePaymentPageAllowsTheGatewaysScriptAndOnlyWithTheRealGateway() {
        Shell order = Shell.at("/orders/{reservationId}").paying(PaymentWindowPage.ofGateway());

        String policy = PageHeaders.policy(order.policy());

        assertThat(policy).contains("script-src 'self' https://js.tosspayments.com;").doesNotContain("trusted-types");
        assertThat(PageHeaders.policy(Shell.at("/my").policy())).doesNotContain("tosspayments")
            .contains("require-trusted-types-for 'script'");
    }

    @Test
    void theSandboxIsOpenedByItsAddressUnderThePolicyOfAllPages() {
        Shell order = Shell.at("/orders/{reservationId}").paying(PaymentWindowPage.ofSandbox(URI.create("http://localhost:8099")));

        assertThat(order.payment().address()).isEqualTo("http://localhost:8099/window");
        assertThat(order.payment().script()).isNull();
        assertThat(PageHeaders.policy(order.policy())).isEqualTo(PageHeaders.policy(Shell.at("/my").policy()));
    }
}
