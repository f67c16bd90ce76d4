package io.yemae.it.kit;

import java.util.List;

/** Users inserted directly into the database, because hashing thousands of passwords takes minutes. */
public final class People {

    private People() {
    }

    /** @return their ids, in the order of creation */
    public static List<String> of(Sql sql, int count) {
        long first = sql.number("SELECT count(*) FROM users WHERE email LIKE 'crowd%'");
        sql.update("""
            INSERT INTO users (id, name, email, phone, password_hash, role, created_at, updated_at)
            SELECT gen_random_uuid(), '김대기', 'crowd' || i || '@yemae.test', '010-' || 1000 + i / 10000 || '-' || lpad((i % 10000)::text, 4,
                '0'), '', 'USER',
                   now(), now()
            FROM generate_series(?::bigint, ?::bigint) i""", first, first + count - 1);
        return sql.texts("""
            SELECT person.id
            FROM generate_series(?::bigint, ?::bigint) i
            JOIN users person ON person.email = 'crowd' || i || '@yemae.test'
            ORDER BY i""", first, first + count - 1);
    }
}
