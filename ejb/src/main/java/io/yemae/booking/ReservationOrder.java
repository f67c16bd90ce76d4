package io.yemae.booking;

/** The order of a list of reservations (requirement 1, 5.1). */
public record ReservationOrder(Key key, boolean ascending) {

    public enum Key {
        CREATED_AT("reservation.created_at"),
        TITLE("folded(event.title) COLLATE by_name");

        private final String column;

        Key(String column) {
            this.column = column;
        }
    }

    String sql() {
        String direction = ascending ? " ASC" : " DESC";
        return key.column + direction + ", reservation.id" + direction;
    }
}
