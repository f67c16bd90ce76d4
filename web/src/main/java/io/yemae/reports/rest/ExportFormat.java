package io.yemae.reports.rest;

import io.yemae.reports.ExportTarget;
import io.yemae.shared.Problem;
import io.yemae.shared.text.Language;
import jakarta.ws.rs.core.MediaType;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of exported files. */
enum ExportFormat {
    CSV(new MediaType("text", "csv", "UTF-8")) {
        @Override
        ExportTarget target(OutputStream out, Language language) {
            return new CsvFile(out, ExportHeadings.in(language));
        }
    },
    XLSX(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
        @Override
        ExportTarget target(OutputStream out, Language language) {
            return new XlsxFile(out, ExportHeadings.in(language));
        }
    };

    static final String CSV_TYPE = "text/csv; charset=UTF-8";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MediaType type;

    ExportFormat(MediaType type) {
        this.type = type;
    }

    /** The file that rows are written to. */
    abstract ExportTarget target(OutputStream out, Language language);

    MediaType type() {
        return type;
    }

    /** As in the query and at the end of file names. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that a link names, or else the first that the client accepts by name, or else CSV.
     *
     * @param named    the query parameter; may be null
     * @param accepted what the client accepts, the most wanted first
     */
    static ExportFormat of(String named, List<MediaType> accepted) {
        if (named != null && !named.isBlank()) {
            return Arrays.stream(values()).filter(each -> each.wireName().equals(named)).findFirst()
                .orElseThrow(() -> Problem.invalidField("format", "format은 csv, xlsx 중 하나여야 합니다."));
        }
        return accepted.stream().filter(each -> !each.isWildcardType() && !each.isWildcardSubtype())
            .flatMap(each -> Arrays.stream(values()).filter(format -> format.type.isCompatible(each)))
            .findFirst().orElse(CSV);
    }
}
