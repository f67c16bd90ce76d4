package io.yemae.catalog;

/** How a list of events is sorted. Each order is total, so that no event is on two pages. */
public enum EventOrder {
    SALE_START("sale_start, id"),
    /** Most recently created first. */
    LATEST("created_at DESC, id"),
    /** As in a dictionary: upper and lower case together, Hangul by its letters. */
    NAME("folded(title) COLLATE by_name, title COLLATE by_name, id"),
    /** The same, by the English titles of those that have one. */
    ENGLISH_NAME("folded(english_title) COLLATE by_name, english_title COLLATE by_name, id");

    private final String sql;

    EventOrder(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }
}
