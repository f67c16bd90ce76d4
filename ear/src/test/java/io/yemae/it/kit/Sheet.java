package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The table in an exported file, as a spreadsheet reads it. The first row has the headings. */
public record Sheet(List<List<String>> rows) {
    private static final Pattern CELL = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\"\r\n]*))(,|\r\n)");

    public static Sheet ofCsv(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff").endsWith("\r\n");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Matcher cell = CELL.matcher(text.substring(1));
        int end = 0;
        while (cell.find() && cell.start() == end) {
            end = cell.end();
            row.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            if (cell.group(3).equals("\r\n")) {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertThat(end).isEqualTo(text.length() - 1);
        return new Sheet(rows);
    }

    public static Sheet ofXlsx(byte[] file) {
        Map<String, Document> parts = parts(file);
        assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
            "xl/styles.xml");
        assertThat(parts.get("xl/workbook.xml").getElementsByTagName("sheet").getLength()).isOne();
        assertThat(parts.get("xl/worksheets/sheet1.xml").getElementsByTagName("f").getLength()).as("formulas").isZero();
        NodeList rows = parts.get("xl/worksheets/sheet1.xml").getElementsByTagName("row");
        int columns = ((Element) rows.item(0)).getElementsByTagName("c").getLength();
        return new Sheet(IntStream.range(0, rows.getLength()).mapToObj(i -> cells((Element) rows.item(i), columns)).toList());
    }

    /** Empty cells are not in the file; the others say where they stand. */
    private static List<String> cells(Element row, int columns) {
        String[] texts = new String[columns];
        Arrays.fill(texts, "");
        NodeList cells = row.getElementsByTagName("c");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            texts[position(cell.getAttribute("r"))] = cell.getTextContent();
        }
        return List.of(texts);
    }

    /** Of a place such as B7, counted from 0. */
    private static int position(String place) {
        return place.chars().filter(Character::isLetter).reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1;
    }

    /** Read as a spreadsheet does, by the directory at the end of the file. */
    private static Map<String, Document> parts(byte[] file) {
        Map<String, Document> parts = new HashMap<>();
        try {
            Path copy = Files.write(Files.createTempFile("sheet", ".xlsx"), file);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
                for (ZipEntry part : Collections.list(zip.entries())) {
                    parts.put(part.getName(), xml.parse(zip.getInputStream(part)));
                }
                return parts;
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** How many rows there are below the headings. */
    public int size() {
        return rows.size() - 1;
    }

    public List<String> column(String heading) {
        return column(heading, row -> true);
    }

    /** The sum of a column of numbers, in rows of which another column has this value. */
    public long sum(String heading, String other, String value) {
        int where = index(other);
        return column(heading, row -> row.get(where).equals(value)).stream().mapToLong(Long::parseLong).sum();
    }

    public long sum(String heading) {
        return column(heading).stream().mapToLong(Long::parseLong).sum();
    }

    private List<String> column(String heading, Predicate<List<String>> which) {
        int index = index(heading);
        return rows.stream().skip(1).filter(which).map(row -> row.get(index)).toList();
    }

    private int index(String heading) {
        assertThat(rows.get(0)).contains(heading);
        return rows.get(0).indexOf(heading);
    }
}
