package io.yemae.reports.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with parameters such as {@code :event}, each of which may occur several times. */
final class NamedStatement {
    /** No cast ({@code ::}). */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");

    private final String sql;
    private final List<String> names = new ArrayList<>();

    NamedStatement(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            names.add(parameter.group(1));
        }
        this.sql = parameter.replaceAll("?");
    }

    String sql() {
        return sql;
    }

    /** The names of the parameters in their order. */
    List<String> names() {
        return names;
    }

    /** @param values each of the parameters; null for an unknown value */
    PreparedStatement on(Connection connection, Map<String, Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < names.size(); i++) {
            statement.setObject(i + 1, values.get(names.get(i)));
        }
        return statement;
    }
}
