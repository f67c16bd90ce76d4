package io.yemae.reports.rest;

import io.yemae.reports.ExportTarget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * CSV as in RFC 4180, with a byte order mark, by which spreadsheets know that it is UTF-8. Times are those of Asia/Seoul. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front: names and reasons are typed by anybody.
 */
final class CsvFile implements ExportTarget {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final Writer out;
    private final Function<String, String> headings;

    CsvFile(OutputStream out, Function<String, String> headings) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.headings = headings;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        out.write(BYTE_ORDER_MARK);
        row(List.copyOf(columns.stream().map(headings).toList()));
    }

    @Override
    public void row(List<Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(values.get(i)));
        }
        out.write(LINE_END);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant time) {
            return SheetTime.text(time);
        }
        return value instanceof String text ? quoted(guarded(text)) : value.toString();
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
