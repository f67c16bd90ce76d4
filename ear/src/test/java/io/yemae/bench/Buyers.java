package io.yemae.bench;

import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Users with points and an access token, made without the platform, which would have to hash a password for each. */
final class Buyers {
    private static final Duration VALID = Duration.ofHours(2);
    private static final long POINTS = 1_000_000_000;

    private final List<String> ids;
    private final List<String> headers;
    private final AtomicInteger next = new AtomicInteger();

    private Buyers(List<String> ids, List<String> headers) {
        this.ids = ids;
        this.headers = headers;
    }

    /** @param keys the folder of the platform's keys */
    static Buyers of(Sql sql, Path keys, int count) {
        List<String> ids = People.of(sql, count);
        People.charge(sql, ids, POINTS);
        Forger forger = new Forger(keys, "");
        long until = Instant.now().plus(VALID).getEpochSecond();
        List<String> headers = ids.stream().parallel()
            .map(id -> "Authorization: Bearer " + forger.token(Map.of("sub", id, "groups", List.of("USER"), "exp", until)))
            .toList();
        return new Buyers(ids, headers);
    }

    int count() {
        return ids.size();
    }

    /** The number of a buyer who has had the longest rest from buying. */
    int take() {
        return next.getAndIncrement() % ids.size();
    }

    String id(int number) {
        return ids.get(number);
    }

    /** The header that identifies a buyer: one line. */
    String header(int number) {
        return headers.get(number);
    }

    /** For each buyer, in order. */
    List<String> headers() {
        return headers;
    }

    List<String> ids() {
        return ids;
    }
}
