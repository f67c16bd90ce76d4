package io.yemae.it.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements of the application as it runs them, for tests that need to change them or to run them in a transaction of their own. */
public final class ApplicationSql {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");

    private ApplicationSql() {
    }

    /** @param resource path of the file, for example {@code /io/yemae/holds/persistence/hold.sql} */
    public static String read(String resource) {
        try (InputStream file = ApplicationSql.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param parameters the value of each {@code :name} in the statement */
    public static PreparedStatement prepare(Connection connection, String statement, Map<String, Object> parameters) throws SQLException {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(statement);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        PreparedStatement prepared = connection.prepareStatement(matcher.replaceAll("?"));
        for (int i = 0; i < names.size(); i++) {
            Object value = parameters.get(names.get(i));
            if (value == null) {
                prepared.setNull(i + 1, Types.OTHER);
            } else {
                prepared.setObject(i + 1, value);
            }
        }
        return prepared;
    }
}
