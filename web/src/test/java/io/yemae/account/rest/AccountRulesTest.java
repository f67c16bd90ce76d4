package io.yemae.account.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountRulesTest {

    @Test
    void addressesThatExistAreTaken() {
        for (String address : List.of("o'hara@example.com", "a&b@example.com", "dept/sales@example.com", "x=y@example.com",
            "plus+tag@example.co.kr",
                "!#$%&'*+/=?^_`{|}~-@example.com", "a.b.c@sub.example.museum", "kim@xn--9n2bp8q.xn--3e0b707e", "a".repeat(64)
                    + "@example.com")) {
            assertThat(address).matches(AccountRules.EMAIL);
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String text : List.of("", "a", "@example.com", "a@", "a@example", ".a@example.com", "a.@example.com", "a..b@example.com",
            "a b@example.com",
                "a@-example.com", "a@example-.com", "a@.example.com", "a@example..com", "a@[127.0.0.1]", "\"a b\"@example.com",
                    "김@example.com", "a@예매.kr",
                "a@example.com ", "a,b@example.com", "a@b@example.com", "a".repeat(65) + "@example.com", "a@example.com\n",
                    "<a@example.com>")) {
            assertThat(text).doesNotMatch(AccountRules.EMAIL);
        }
    }
}
