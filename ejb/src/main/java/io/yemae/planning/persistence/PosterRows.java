package io.yemae.planning.persistence;

import io.yemae.catalog.Poster;
import io.yemae.planning.domain.PosterPictures;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/** Stores each poster in two sizes. Copied events share a picture, which is found by its hash in any of the rows. */
@ApplicationScoped
public class PosterRows {
    private static final String PUT = """
        INSERT INTO posters (event_id, hash, small_width, small_height, small, large_width, large_height, large, uploaded_at)
        VALUES (:event, :hash, :smallWidth, :smallHeight, :small, :largeWidth, :largeHeight, :large, now())
        ON CONFLICT (event_id)
        DO UPDATE SET hash = excluded.hash, small_width = excluded.small_width, small_height = excluded.small_height,
                      small = excluded.small, large_width = excluded.large_width, large_height = excluded.large_height,
                      large = excluded.large, uploaded_at = excluded.uploaded_at""";

    private static final String COPY = """
        INSERT INTO posters (event_id, hash, small_width, small_height, small, large_width, large_height, large, uploaded_at)
        SELECT cast(?2 AS uuid), hash, small_width, small_height, small, large_width, large_height, large, now()
        FROM posters
        WHERE event_id = ?1""";

    /* By posters_by_hash. */
    private static final String PICTURE = """
        SELECT CASE WHEN small_width = ?2 THEN small ELSE large END AS picture
        FROM posters
        WHERE hash = ?1
          AND ?2 IN (small_width, large_width)
        LIMIT 1""";

    /* By posters_pkey. */
    private static final String POSTER = """
        SELECT hash, small_width, small_height, large_width, large_height
        FROM posters
        WHERE event_id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    public void put(EventId event, PosterPictures pictures) {
        Poster poster = pictures.poster();
        entityManager.createNativeQuery(PUT)
            .setParameter("event", event.value())
            .setParameter("hash", poster.hash())
            .setParameter("smallWidth", poster.small().width())
            .setParameter("smallHeight", poster.small().height())
            .setParameter("small", pictures.small())
            .setParameter("largeWidth", poster.large().width())
            .setParameter("largeHeight", poster.large().height())
            .setParameter("large", pictures.large())
            .executeUpdate();
    }

    /** Gives an event without a poster that of another event, if there is one. */
    public void copy(EventId source, EventId copy) {
        entityManager.createNativeQuery(COPY).setParameter(1, source.value()).setParameter(2, copy.value()).executeUpdate();
    }

    /** Whether there was one. */
    public boolean remove(EventId event) {
        return entityManager.createNativeQuery("DELETE FROM posters WHERE event_id = ?1").setParameter(1, event.value())
            .executeUpdate() > 0;
    }

    @SuppressWarnings("unchecked")
    public Optional<byte[]> picture(String hash, int width) {
        List<byte[]> pictures = entityManager.createNativeQuery(PICTURE, byte[].class).setParameter(1, hash).setParameter(2, width)
            .getResultList();
        return pictures.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    public Optional<Poster> of(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(POSTER, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream().findFirst().map(row -> new Poster(row.get("hash", String.class),
            new Poster.Size(row.get("small_width", Integer.class), row.get("small_height", Integer.class)),
            new Poster.Size(row.get("large_width", Integer.class), row.get("large_height", Integer.class))));
    }
}
