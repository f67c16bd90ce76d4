package io.yemae.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prepared statement with the parameters of the application's SQL files: {@code :name}, {@code ?1} or {@code ?}. */
final class NamedStatement implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)|\\?(\\d*)");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    private final List<String> names = new ArrayList<>();
    private final PreparedStatement prepared;

    NamedStatement(Connection connection, String sql) throws SQLException {
        Matcher matcher = PARAMETER.matcher(COMMENT.matcher(sql).replaceAll(""));
        StringBuilder text = new StringBuilder();
        int position = 0;
        while (matcher.find()) {
            position++;
            String number = matcher.group(2);
            names.add(matcher.group(1) != null ? matcher.group(1) : number.isEmpty() ? String.valueOf(position) : number);
            matcher.appendReplacement(text, "?");
        }
        prepared = connection.prepareStatement(matcher.appendTail(text).toString());
    }

    /** @param values by name, or by number as text */
    void bind(Map<String, ?> values) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            if (value == null) {
                prepared.setNull(i + 1, Types.OTHER);
            } else if (value instanceof Object[] array) {
                prepared.setArray(i + 1, prepared.getConnection().createArrayOf(elementType(array), array));
            } else {
                prepared.setObject(i + 1, value);
            }
        }
    }

    private static String elementType(Object[] array) {
        return switch (array.getClass().getComponentType().getSimpleName()) {
            case "UUID" -> "uuid";
            case "Integer" -> "int4";
            case "Long" -> "int8";
            case "Short" -> "int2";
            case "Boolean" -> "bool";
            default -> "text";
        };
    }

    ResultSet query() throws SQLException {
        return prepared.executeQuery();
    }

    /** Executes a statement that may or may not return rows. */
    void execute() throws SQLException {
        prepared.execute();
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
