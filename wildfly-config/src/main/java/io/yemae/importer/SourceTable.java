package io.yemae.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of the source, the schemas in which they may be, and the columns that are read. A column that an installation does not have is
 * read as null.
 */
enum SourceTable {
    USERS("users", List.of("auth_schema", "public"),
        "id uuid, email text, password_hash text, name text, phone text, role text, created_at timestamptz"),
    SEAT_LAYOUTS("seat_layouts", List.of("ticket_schema", "public"),
        "id uuid, name text, description text, layout_config jsonb, created_at timestamptz"),
    EVENTS("events", List.of("ticket_schema", "public"),
        "id uuid, title text, description text, venue text, address text, event_date timestamptz, sale_start_date timestamptz, "
            + "sale_end_date timestamptz, poster_image_url text, status text, artist_name text, seat_layout_id uuid, created_by uuid, "
            + "created_at timestamptz, updated_at timestamptz"),
    TICKET_TYPES("ticket_types", List.of("ticket_schema", "public"),
        "id uuid, event_id uuid, name text, price bigint, total_quantity bigint, description text"),
    SEATS("seats", List.of("ticket_schema", "public"),
        "id uuid, event_id uuid, section text, row_number integer, seat_number integer, seat_label text, price bigint"),
    RESERVATIONS("reservations", List.of("ticket_schema", "public"),
        "id uuid, user_id uuid, event_id uuid, reservation_number text, total_amount bigint, status text, payment_status text, "
            + "payment_method text, expires_at timestamptz, created_at timestamptz, updated_at timestamptz"),
    RESERVATION_ITEMS("reservation_items", List.of("ticket_schema", "public"),
        "id uuid, reservation_id uuid, ticket_type_id uuid, seat_id uuid, quantity integer, unit_price bigint"),
    PAYMENTS("payments", List.of("payment_schema", "public"),
        "reservation_id uuid, payment_key text, status text, toss_approved_at timestamptz"),
    KEYWORD_MAPPINGS("keyword_mappings", List.of("ticket_schema", "public"), "korean text, english text");

    private final String table;
    private final List<String> schemas;
    private final Map<String, String> columns = new LinkedHashMap<>();

    SourceTable(String table, List<String> schemas, String columns) {
        this.table = table;
        this.schemas = schemas;
        for (String column : columns.split(", ")) {
            String[] nameAndType = column.split(" ");
            this.columns.put(nameAndType[0], nameAndType[1]);
        }
    }

    String table() {
        return table;
    }

    /** The first of them in which the table has rows is read. A service that was split up may still have its old, empty tables. */
    List<String> schemas() {
        return schemas;
    }

    /** SQL types by column name. */
    Map<String, String> columns() {
        return columns;
    }

    /** The temporary table of the target to which the rows are copied. */
    String staging() {
        return "origin_" + table;
    }
}
