package io.yemae.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import io.yemae.shared.text.Language;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
    private static final List<Object> ROW = Arrays.asList("a,\"b\"", -70_000L, Instant.parse("2026-11-28T15:00:00.123Z"), null);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void csvIsQuotedWhereItHasToBeAndHasTimesOfSeoul() throws IOException {
        assertThat(csv(ROW)).isEqualTo("\ufeffh\r\n\"a,\"\"b\"\"\",-70000,2026-11-29 00:00:00,\r\n");
    }

    @Test
    void aTextThatBeginsLikeAFormulaIsNoneAndANumberStaysANumber() throws IOException {
        assertThat(csv(List.of("=1+1", "+82", "-x", "@x", "\tx", "a=b", -1L))).endsWith("'=1+1,'+82,'-x,'@x,'\tx,a=b,-1\r\n");
    }

    @Test
    void timesOfWorkbooksAreDaysAndFractionsWithAStyle() throws IOException {
        workbook(10, List.of(Instant.parse("1970-01-01T03:00:00.9Z")));

        assertThat(part("xl/worksheets/sheet1.xml")).contains("<c r=\"A2\" s=\"2\" t=\"n\"><v>25569.5</v></c>");
        assertThat(part("xl/styles.xml")).contains("yyyy-mm-dd hh:mm:ss");
    }

    @Test
    void textsOfWorkbooksAreNeitherFormulasNorMarkup() throws IOException {
        workbook(10, Arrays.asList("=1+1", null, "<b>&\u0001", -1L));

        assertThat(part("xl/worksheets/sheet1.xml")).doesNotContain("<f>").contains("<c r=\"A2\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"
            + "<c r=\"C2\" t=\"inlineStr\"><is><t>&lt;b&gt;&amp;</t></is></c><c r=\"D2\" t=\"n\"><v>-1</v></c></row>");
    }

    @Test
    void aFullSheetIsFollowedByAnotherWithTheHeadings() throws IOException {
        workbook(3, List.of("a"), List.of("b"), List.of("c"));

        assertThat(part("xl/worksheets/sheet1.xml")).contains("<t>b</t>").doesNotContain("<t>c</t>");
        assertThat(part("xl/worksheets/sheet2.xml")).contains("<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>h</t>")
            .contains("<t>c</t>");
    }

    @Test
    void rowsOfAWorkbookAreWrittenWhileMoreCome() throws IOException {
        XlsxFile file = new XlsxFile(out, UnaryOperator.identity());
        file.begin(List.of("h"));
        for (int i = 0; i < 20_000; i++) {
            file.row(List.of("row " + i));
        }

        assertThat(out.size()).isGreaterThan(50_000);
    }

    @Test
    void theFormatIsTheOneOfTheLinkOrTheFirstThatIsAcceptedByName() {
        MediaType any = MediaType.WILDCARD_TYPE;
        MediaType workbook = ExportFormat.XLSX.type();

        assertThat(ExportFormat.of("xlsx", List.of(any))).isEqualTo(ExportFormat.XLSX);
        assertThat(ExportFormat.of(null, List.of(any))).isEqualTo(ExportFormat.CSV);
        assertThat(ExportFormat.of(null, List.of(any, workbook))).isEqualTo(ExportFormat.XLSX);
        assertThat(ExportFormat.of("", List.of(new MediaType("text", "csv"), workbook))).isEqualTo(ExportFormat.CSV);
        assertThatThrownBy(() -> ExportFormat.of("pdf", List.of())).isInstanceOf(Problem.class);
    }

    @Test
    void headingsAreInBothLanguages() {
        Function<String, String> korean = ExportHeadings.in(Language.KO);
        Function<String, String> english = ExportHeadings.in(Language.EN);

        assertThat(List.of("amount", "reservation", "cancel_reason")).allSatisfy(column ->
            assertThat(korean.apply(column)).isNotEqualTo(english.apply(column)).isNotEqualTo(column));
    }

    @SafeVarargs
    private void workbook(int rowsPerSheet, List<Object>... rows) throws IOException {
        XlsxFile file = new XlsxFile(out, UnaryOperator.identity(), rowsPerSheet);
        file.begin(List.of("h"));
        for (List<Object> row : rows) {
            file.row(row);
        }
        file.flush();
        file.end();
    }

    private String part(String name) throws IOException {
        Path workbook = Files.write(directory.resolve("workbook.xlsx"), out.toByteArray());
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String csv(List<Object> row) throws IOException {
        CsvFile file = new CsvFile(out, UnaryOperator.identity());
        file.begin(List.of("h"));
        file.row(row);
        file.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
