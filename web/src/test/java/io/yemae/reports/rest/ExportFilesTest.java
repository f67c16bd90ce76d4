package io.yemae.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import io.yemae.shared.text.Language;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExportFilesTest {
    private static final List<Object> ROW = Arrays.asList("a,\"b\"", -70_000L, Instant.parse("2026-11-28T15:00:00.123Z"), null);

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
    void timesOfWorkbooksAreDaysAndFractions() {
        assertThat(SheetTime.serial(Instant.parse("1970-01-01T03:00:00Z"))).isEqualTo(25_569.5);
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

    private String csv(List<Object> row) throws IOException {
        CsvFile file = new CsvFile(out, UnaryOperator.identity());
        file.begin(List.of("h"));
        file.row(row);
        file.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
