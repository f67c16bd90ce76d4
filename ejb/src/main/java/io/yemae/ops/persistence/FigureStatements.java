package io.yemae.ops.persistence;

import io.yemae.ops.PlatformFigures;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;

/** How far behind the platform is, according to the database. */
@ApplicationScoped
public class FigureStatements {
    private static final String FIGURES = SqlFile.read(FigureStatements.class, "figures.sql");

    @PersistenceContext
    EntityManager entityManager;

    public PlatformFigures read() {
        Tuple row = (Tuple) entityManager.createNativeQuery(FIGURES, Tuple.class).getSingleResult();
        return new PlatformFigures(row.get("outbox_age", Double.class), row.get("expiry_lag", Double.class),
            row.get("payments_in_doubt", Long.class), row.get("payments_in_doubt_age", Double.class),
            row.get("payments_remarkable", Long.class), row.get("failed_requests", Long.class), row.get("clock", Double.class));
    }
}
