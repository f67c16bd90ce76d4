package io.yemae.payment.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedPasswordsTest {

    @ParameterizedTest
    @CsvSource({"YEMAE_ADMIN_PASSWORD,Yemae-demo-1!", "YEMAE_CLUSTER_PASSWORD,yemae-cluster", "YEMAE_CLUSTER_PASSWORD,''",
        "YEMAE_KEYSTORE_PASSWORD,password", "YEMAE_TOSS_SECRET_KEY,test_sk_yemae_sandbox",
        "YEMAE_PAYMENT_MODULE_SECRET,module_secret_yemae_sandbox"})
    void whatEverybodyKnowsIsNamedByItsVariable(String variable, String value) {
        assertThat(PublishedPasswords.published(Map.of(variable, value))).contains(variable);
    }

    @Test
    void aKeyStoreOfOnesOwnNeedsAPasswordOfItsOwn() {
        assertThat(PublishedPasswords.published(Map.of("YEMAE_KEYSTORE", "/etc/yemae/site.p12"))).contains("YEMAE_KEYSTORE_PASSWORD");
        assertThat(PublishedPasswords.published(Map.of("YEMAE_KEYSTORE", "/etc/yemae/site.p12", "YEMAE_KEYSTORE_PASSWORD", "mine")))
            .isEmpty();
    }

    @Test
    void anythingElseIsFine() {
        assertThat(PublishedPasswords.published(Map.of("YEMAE_ADMIN_PASSWORD", "of-my-own", "YEMAE_CLUSTER_PASSWORD", "of-my-own")))
            .isEmpty();
    }
}
