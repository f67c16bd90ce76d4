package io.yemae.reports.rest;

import io.yemae.reports.ExportTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook, written row by row. Rows leave the memory when there are some hundreds of them. Texts stand in their cells, not in a shared
 * table, which would have to be kept until the end. A sheet ends at the number of rows that programs can open. Nothing in it is a formula.
 */
final class XlsxFile implements ExportTarget {
    /** With the heading, of 1,048,576. */
    static final int ROWS_PER_SHEET = 1_000_000;

    private static final int ROWS_IN_MEMORY = 500;
    /** The longest text of a cell. */
    private static final int MOST_CHARACTERS = 32_767;
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private final OutputStream out;
    private final Workbook workbook;
    private final Function<String, String> headings;
    private final int rowsPerSheet;
    private List<String> heading = List.of();
    private Worksheet sheet;
    private int sheets;
    private int rows;

    XlsxFile(OutputStream out, Function<String, String> headings) {
        this(out, headings, ROWS_PER_SHEET);
    }

    XlsxFile(OutputStream out, Function<String, String> headings, int rowsPerSheet) {
        this.out = out;
        this.workbook = new Workbook(out, "Yemae", null);
        this.headings = headings;
        this.rowsPerSheet = rowsPerSheet;
    }

    @Override
    public void begin(List<String> columns) {
        heading = columns.stream().map(headings).toList();
        beginSheet();
    }

    @Override
    public void row(List<Object> values) throws IOException {
        if (rows == rowsPerSheet) {
            sheet.finish();
            beginSheet();
        }
        for (int column = 0; column < values.size(); column++) {
            cell(column, values.get(column));
        }
        rows++;
        if (rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    /** Sends what is compressed already. The compressor keeps the rest until it has more rows. */
    @Override
    public void flush() throws IOException {
        sheet.flush();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
        out.flush();
    }

    private void beginSheet() {
        sheets++;
        sheet = workbook.newWorksheet(String.valueOf(sheets));
        sheet.freezePane(0, 1);
        for (int column = 0; column < heading.size(); column++) {
            sheet.inlineString(0, column, heading.get(column));
            sheet.style(0, column).bold().set();
        }
        rows = 1;
    }

    private void cell(int column, Object value) {
        if (value instanceof Instant time) {
            sheet.value(rows, column, SheetTime.local(time));
            sheet.style(rows, column).format(TIME).set();
        } else if (value instanceof Number number) {
            sheet.value(rows, column, number);
        } else if (value != null) {
            String text = value.toString();
            sheet.inlineString(rows, column, text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        }
    }
}
