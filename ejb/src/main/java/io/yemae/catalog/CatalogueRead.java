package io.yemae.catalog;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A result of the catalogue, for callers that cache it.
 *
 * @param until from this instant on it has to be read again, even if nothing was edited: a status may have changed, or a change that the
 *              broker lost may be missing. The instant of the read itself if the result must not be cached
 */
public record CatalogueRead<T>(T value, Instant until) {

    /** A result that is derived from this one. */
    public <R> CatalogueRead<R> map(Function<T, R> as) {
        return new CatalogueRead<>(as.apply(value), until);
    }

    /** A result that is derived from this one and another, and is correct as long as both are. */
    public <O, R> CatalogueRead<R> and(CatalogueRead<O> other, BiFunction<T, O, R> as) {
        return new CatalogueRead<>(as.apply(value, other.value), until.isBefore(other.until) ? until : other.until);
    }

    /** The same result, to be read again at this instant at the latest. */
    public CatalogueRead<T> noLongerThan(Instant latest) {
        return latest.isBefore(until) ? new CatalogueRead<>(value, latest) : this;
    }

    /**
     * All results as one, which is correct as long as each of them is.
     *
     * @param latest if there are none
     */
    public static <T> CatalogueRead<List<T>> all(List<CatalogueRead<T>> reads, Instant latest) {
        Instant first = reads.stream().map(CatalogueRead::until).min(Instant::compareTo).orElse(latest);
        return new CatalogueRead<>(reads.stream().map(CatalogueRead::value).toList(), first).noLongerThan(latest);
    }
}
