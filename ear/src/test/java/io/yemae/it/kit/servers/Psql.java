package io.yemae.it.kit.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * As much of PostgreSQL's {@code psql} as the scripts for operators use, for machines that do not have it: runs each line of the input as a
 * statement and prints the first value of its answer.
 */
final class Psql {
    private Psql() {
    }

    /** @param arguments not used: connects as the variables PGPORT, PGUSER and PGPASSWORD say, to the database {@code postgres} */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + System.getenv("PGPORT") + "/postgres",
                 System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
             Statement statement = connection.createStatement();
             BufferedReader lines = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try (ResultSet rows = statement.executeQuery(line)) {
                    rows.next();
                    System.out.println(rows.getString(1));
                }
            }
        }
    }
}
