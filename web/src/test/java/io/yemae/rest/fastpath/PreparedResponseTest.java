package io.yemae.rest.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreparedResponseTest {

    @Test
    void theTagFollowsTheContent() {
        assertThat(of("{\"left\":1}").tag()).isEqualTo(of("{\"left\":1}").tag()).isNotEqualTo(of("{\"left\":2}").tag());
        // The fast path only takes conditions with simple tags.
        assertThat(of("{\"left\":1}").tag()).matches("[A-Za-z0-9_-]{16}");
    }

    @Test
    void theContentIsWrittenOnceAndOnlyIfItIsAskedFor() {
        AtomicInteger written = new AtomicInteger();
        PreparedResponse response = new PreparedResponse("tag", () -> new byte[written.incrementAndGet()]);

        assertThat(written).hasValue(0);
        assertThat(response.plain()).hasSize(1).isSameAs(response.plain());
    }

    private static PreparedResponse of(String body) {
        return PreparedResponse.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
