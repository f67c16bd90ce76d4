package io.yemae.booking.persistence;

import io.yemae.booking.ReservationFilter;
import io.yemae.shared.ReservationId;
import io.yemae.shared.sql.SearchConditions;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The ids of the reservations of a filter, newest first, from one of them on. A part takes well under a second among millions, because each
 * statement stops when it has enough rows.
 *
 * <p>A text is first compared with the newest reservations, which is enough for a text that many have. The users, sales at a counter and
 * events of a rarer one are found by indexes. Of a few users the reservations are looked up. If there are more, that would take seconds,
 * and the reservations are read from the newest on until there are enough whose user is among them.
 */
@ApplicationScoped
public class ReservationSlices {
    /** How many of the newest reservations are compared with a text. */
    private static final int COMPARED = 2_000;
    /** Of so many users the reservations are looked up. */
    private static final int FEW_BUYERS = 500;

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{4,40}");
    private static final Pattern PHONE = Pattern.compile("(01\\d)(\\d{3,4})(\\d{4})");

    /* Reservations of a filter, all or per event; each by the key or by reservations_by_event. */
    private static final String ALL = """
        SELECT reservation.id, reservation.number, reservation.event_id, reservation.user_id
        FROM reservations reservation
        %s
        ORDER BY reservation.id DESC
        LIMIT :limit""";
    private static final String OF_EVENTS = """
        SELECT reservation.*
        FROM (%s) event
        CROSS JOIN LATERAL (SELECT reservation.id, reservation.number, reservation.event_id, reservation.user_id
                            FROM reservations reservation
                            %s
                              AND reservation.event_id = event.id
                            ORDER BY reservation.id DESC
                            LIMIT :limit) reservation
        ORDER BY reservation.id DESC
        LIMIT :limit""";
    private static final String AMONG = "SELECT unnest(:among) AS id";

    private static final String TEXT = "(SELECT folded(cast(:text AS text)))";
    private static final String PERSON = "(SELECT folded(cast(:person AS text)))";
    /* The digits and capitals of a number sort before its end in any collation. */
    private static final String HAS_NUMBER = "reservation.number BETWEEN :number AND :number || repeat('Z', 40)"
        + " AND starts_with(reservation.number, :number)";

    private static final String NEWEST = """
        SELECT reservation.id, reservation.compared
        FROM (SELECT newest.*, count(*) OVER () AS compared
              FROM (%4$s) newest) reservation
        JOIN events event ON event.id = reservation.event_id
        LEFT JOIN users buyer ON buyer.id = reservation.user_id
        LEFT JOIN counter_sales sale ON sale.reservation_id = reservation.id
        WHERE strpos(event.search_text, %1$s) > 0
           OR strpos(buyer.search_text, %2$s) > 0
           OR strpos(folded(concat_ws(' ', sale.buyer_name, sale.buyer_phone)), %2$s) > 0
           %3$s
        ORDER BY reservation.id DESC""";

    /* By users_by_text. */
    private static final String BUYERS = """
        SELECT buyer.id
        FROM users buyer
        WHERE bigrams(buyer.search_text) @> (SELECT bigrams(folded(cast(:person AS text))))
          AND strpos(buyer.search_text, %s) > 0""".formatted(PERSON);
    private static final String HAS_MANY_BUYERS = "SELECT count(*) > :few\nFROM (" + BUYERS + "\nLIMIT :few + 1) buyer";

    private static final String FOUND = SqlFile.read(ReservationSlices.class, "found-by-text.sql").formatted(BUYERS, TEXT, PERSON);

    private static final String OF_FOUND = """
        (reservation.user_id IN (SELECT id FROM buyers)
            OR reservation.event_id IN (SELECT id FROM titles)
            OR reservation.id IN (SELECT reservation_id FROM sales)
            %s)""";

    private static final String BY_INDEXES = SqlFile.read(ReservationSlices.class, "found-by-indexes.sql");
    private static final String BY_NUMBER = """
        UNION
        (SELECT reservation.id
         FROM reservations reservation
         %s
           %s
           AND %s
         ORDER BY reservation.id DESC
         LIMIT :limit)""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param after the reservation that the slice follows; null for the first slice */
    public List<UUID> ids(ReservationFilter filter, ReservationId after, int limit) {
        SearchConditions conditions = ReservationConditions.of(filter)
            .and("reservation.id < :after", "after", after == null ? null : after.value());
        if (filter.text() == null) {
            return ids(bound(source(filter, conditions.where()), filter, conditions, UUID.class).setParameter("limit", limit));
        }
        List<UUID> newest = ofNewest(filter, conditions, limit);
        if (newest != null) {
            return newest;
        }
        String sql = hasManyBuyers(filter) ? ofMany(filter, conditions) : byIndexes(filter, conditions);
        return ids(ofText(sql, filter, conditions, UUID.class).setParameter("limit", limit));
    }

    private boolean hasManyBuyers(ReservationFilter filter) {
        return (Boolean) entityManager.createNativeQuery(HAS_MANY_BUYERS, Boolean.class)
            .setParameter("person", person(filter))
            .setParameter("few", FEW_BUYERS)
            .getSingleResult();
    }

    /** Null if there may be more among the older reservations. */
    @SuppressWarnings("unchecked")
    private List<UUID> ofNewest(ReservationFilter filter, SearchConditions conditions, int limit) {
        String sql = NEWEST.formatted(TEXT, PERSON, number(filter) == null ? "" : "OR " + HAS_NUMBER, rows(filter, conditions.where()));
        List<Tuple> found = ofText(sql, filter, conditions, Tuple.class).setParameter("limit", COMPARED).getResultList();
        boolean areAllCompared = !found.isEmpty() && found.get(0).get("compared", Long.class) < COMPARED;
        return areAllCompared || found.size() >= limit
            ? found.stream().limit(limit).map(row -> row.get("id", UUID.class)).toList() : null;
    }

    private static String ofMany(ReservationFilter filter, SearchConditions conditions) {
        String isFound = OF_FOUND.formatted(number(filter) == null ? "" : "OR " + HAS_NUMBER);
        return found(filter) + source(filter, conditions.where() + "AND " + isFound);
    }

    private static String byIndexes(ReservationFilter filter, SearchConditions conditions) {
        String isAmong = filter.among() == null ? "" : "AND reservation.event_id = ANY (:among)";
        return found(filter) + BY_INDEXES.formatted(conditions.where(), isAmong, conditions.where(), isAmong,
            OF_EVENTS.formatted("SELECT id FROM titles", conditions.where()),
            number(filter) == null ? "" : BY_NUMBER.formatted(conditions.where(), isAmong, HAS_NUMBER));
    }

    private static String found(ReservationFilter filter) {
        return FOUND.formatted(filter.among() == null ? "" : "AND event.id = ANY (:among)");
    }

    private Query ofText(String sql, ReservationFilter filter, SearchConditions conditions, Class<?> row) {
        Query query = bound(sql, filter, conditions, row)
            .setParameter("text", filter.text())
            .setParameter("person", person(filter));
        return number(filter) == null ? query : query.setParameter("number", number(filter));
    }

    private Query bound(String sql, ReservationFilter filter, SearchConditions conditions, Class<?> row) {
        Query query = conditions.bound(entityManager.createNativeQuery(sql, row));
        return filter.among() == null ? query : query.setParameter("among", ReservationConditions.ids(filter.among()));
    }

    private static String source(ReservationFilter filter, String where) {
        return "SELECT reservation.id\nFROM (" + rows(filter, where) + ") reservation\nORDER BY reservation.id DESC";
    }

    private static String rows(ReservationFilter filter, String where) {
        return filter.among() == null ? ALL.formatted(where) : OF_EVENTS.formatted(AMONG, where);
    }

    /** A telephone number is found as it is stored. */
    private static String person(ReservationFilter filter) {
        return PHONE.matcher(filter.text()).replaceFirst("$1-$2-$3");
    }

    /** What may be the beginning of a number; null if the text cannot be one. */
    private static String number(ReservationFilter filter) {
        String capitals = filter.text().toUpperCase(Locale.ROOT);
        return NUMBER.matcher(capitals).matches() ? capitals : null;
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> ids(Query query) {
        return new ArrayList<>(query.getResultList());
    }
}
