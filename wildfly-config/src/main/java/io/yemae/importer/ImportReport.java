package io.yemae.importer;

import java.util.List;
import java.util.Locale;

/** The result of a run: counts of rows, and remarks on rows that were skipped or changed. */
public record ImportReport(List<Count> counts, List<Remark> remarks) {

    /**
     * The counts of one kind of rows.
     *
     * @param taken   rows that this run has imported
     * @param present rows that an earlier run has imported
     */
    public record Count(String kind, long taken, long present, long skipped) {
    }

    /**
     * A row that was skipped, or imported with a change.
     *
     * @param row    its id in the source
     * @param reason one sentence
     */
    public record Remark(String kind, String row, boolean skipped, String reason) {
    }

    /** The report as text: a table of the counts and a list of the remarks. */
    public String text() {
        StringBuilder text = new StringBuilder(line("", "taken", "present", "skipped"));
        counts.forEach(count -> text.append(line(count.kind(), count.taken(), count.present(), count.skipped())));
        remarks.forEach(remark -> text.append(String.format(Locale.ROOT, "%n%s %s %s: %s",
            remark.skipped() ? "skipped" : "changed", remark.kind(), remark.row(), remark.reason())));
        return text.append(System.lineSeparator()).toString();
    }

    private static String line(Object... columns) {
        return String.format(Locale.ROOT, "%-18s %9s %9s %9s%n", columns);
    }
}
