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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of Office Open XML (ECMA-376), written row by row. Texts stand in their cells, not in a shared table, which would have to be
 * kept until the end. The parts that name the sheets come last, when it is known how many there are: a sheet ends at the number of rows
 * that programs can open. Nothing in it is a formula.
 */
final class XlsxFile implements ExportTarget {
    /** With the heading, of 1,048,576. */
    static final int ROWS_PER_SHEET = 1_000_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** The longest text of a cell. */
    private static final int MOST_CHARACTERS = 32_767;
    /** Indices of the cell formats in the styles. */
    private static final int BOLD = 1;
    private static final int TIME = 2;
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\">"
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    private final ZipOutputStream zip;
    private final Writer out;
    private final Function<String, String> headings;
    private List<Object> heading = List.of();
    private int sheets;
    private int rows;

    XlsxFile(OutputStream out, Function<String, String> headings) {
        this.zip = new ZipOutputStream(out);
        this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        this.headings = headings;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        heading = List.copyOf(columns.stream().map(headings).toList());
        beginSheet();
    }

    @Override
    public void row(List<Object> values) throws IOException {
        if (rows == ROWS_PER_SHEET) {
            endSheet();
            beginSheet();
        }
        write(values, 0);
    }

    /** What is compressed already. The rest of a compressed part comes with the rows that follow. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        endSheet();
        part("xl/styles.xml", STYLES);
        part("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\"><sheets>"
            + eachSheet(i -> "<sheet name=\"%d\" sheetId=\"%d\" r:id=\"s%d\"/>".formatted(i, i, i)) + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + eachSheet(i -> relation("s" + i, "worksheet", "worksheets/sheet" + i + ".xml")) + relation("st", "styles", "styles.xml")
            + "</Relationships>");
        part("_rels/.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relation("w", "officeDocument", "xl/workbook.xml")
            + "</Relationships>");
        part("[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + type("xl/workbook.xml", "sheet.main") + type("xl/styles.xml", "styles")
            + eachSheet(i -> type("xl/worksheets/sheet" + i + ".xml", "worksheet")) + "</Types>");
        zip.finish();
        zip.flush();
    }

    private void beginSheet() throws IOException {
        sheets++;
        rows = 0;
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml"));
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        write(heading, BOLD);
    }

    private void endSheet() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
    }

    private void part(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(content.startsWith(HEAD) ? content : HEAD + content);
        out.flush();
        zip.closeEntry();
    }

    private void write(List<Object> values, int style) throws IOException {
        rows++;
        out.write("<row>");
        for (Object value : values) {
            cell(value, style);
        }
        out.write("</row>");
    }

    private void cell(Object value, int style) throws IOException {
        if (value == null) {
            out.write("<c/>");
        } else if (value instanceof Instant time) {
            out.write("<c s=\"" + TIME + "\"><v>" + SheetTime.serial(time) + "</v></c>");
        } else if (value instanceof Number number) {
            out.write("<c><v>" + number + "</v></c>");
        } else {
            out.write("<c" + (style == 0 ? "" : " s=\"" + style + '"') + " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            text(value.toString());
            out.write("</t></is></c>");
        }
    }

    /** Without what XML cannot have. */
    private void text(String text) throws IOException {
        int[] characters = text.codePoints().limit(MOST_CHARACTERS / 2).toArray();
        for (int character : characters) {
            switch (character) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\r' -> out.write("&#13;");
                default -> {
                    if (isXml(character)) {
                        out.write(Character.toChars(character));
                    }
                }
            }
        }
    }

    private static boolean isXml(int character) {
        return character == '\t' || character == '\n' || character >= ' ' && character < Character.MIN_SURROGATE
            || character > Character.MAX_SURROGATE && character < 0xFFFE || character > 0xFFFF;
    }

    private String eachSheet(IntFunction<String> text) {
        return IntStream.rangeClosed(1, sheets).mapToObj(text).collect(Collectors.joining());
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, DOCUMENT, kind, target);
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/>".formatted(part, TYPE, kind);
    }
}
