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

    /** Charges the points of users who have no account of points yet. */
    public static void charge(Sql sql, List<String> ids, long points) {
        sql.update("""
            WITH account AS (
                INSERT INTO point_accounts (user_id, balance)
                SELECT id::uuid, ?
                FROM unnest(string_to_array(?, ',')) id
                ON CONFLICT DO NOTHING
                RETURNING user_id, balance)
            INSERT INTO point_entries (id, user_id, type, amount)
            SELECT gen_random_uuid(), user_id, 'CHARGE', balance
            FROM account""", points, String.join(",", ids));
    }
}
