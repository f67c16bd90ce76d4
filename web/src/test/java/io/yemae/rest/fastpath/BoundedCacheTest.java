package io.yemae.rest.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    private final BoundedCache<String, String> cache = new BoundedCache<>(10, (key, value) -> value.length());

    @Test
    void theEntriesGoThatWereNotUsedForLongest() {
        cache.put("first", "1234");
        cache.put("second", "1234");
        cache.get("first");

        cache.put("third", "12");
        assertThat(cache.size()).isEqualTo(3);
        cache.put("fourth", "1");

        assertThat(cache.get("second")).isEmpty();
        assertThat(cache.get("first")).contains("1234");
        assertThat(cache.get("third")).contains("12");
        assertThat(cache.get("fourth")).contains("1");
    }

    @Test
    void aReplacedValueDoesNotCountAnyMore() {
        for (int i = 0; i < 100; i++) {
            cache.put("same", "123456");
        }
        cache.put("other", "1234");

        assertThat(cache.get("same")).contains("123456");
        assertThat(cache.get("other")).contains("1234");
    }

    @Test
    void whatIsTooHeavyIsNotKept() {
        cache.put("heavy", "12345678901");

        assertThat(cache.get("heavy")).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void everNewKeysTakeNoMoreThanTheLimit() {
        for (int i = 0; i < 1_000; i++) {
            cache.put("key" + i, "12");
            cache.put("used", "12");
        }

        assertThat(cache.size()).isEqualTo(5);
        assertThat(cache.get("used")).isPresent();
    }
}
