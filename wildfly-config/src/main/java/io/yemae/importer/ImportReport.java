package io.yemae.importer;

import java.util.List;
import java.util.Locale;

/** What a run took over, and what it did not and why. */
public record ImportReport(List<Count> counts, List<Remark> remarks) {

    /**
     * The rows of one kind.
     *
     * @param present rows that an earlier run had taken
     */
    public record Count(String kind, long taken, long present, long skipped) {
    }

    /**
     * One row that was skipped, or taken with a change.
     *
     * @param row    the row's id in the origin
     * @param reason in one sentence
     */
    public record Remark(String kind, String row, boolean skipped, String reason) {
    }

    /** As a table and a list, for a terminal or a file. */
    public String text() {
        StringBuilder text = new StringBuilder(line("", "taken", "present", "skipped"));
        counts.forEach(count -> text.append(line(count.kind(), count.taken(), count.present(), count.skipped())));
        remarks.forEach(remark -> text.append(String.format(Locale.ROOT, "%n%s %s %s: %s", remark.skipped() ? "skipped" : "changed", remark.kind(),
            remark.row(), remark.reason())));
        return text.append(System.lineSeparator()).toString();
    }

    private static String line(Object... columns) {
        return String.format(Locale.ROOT, "%-18s %9s %9s %9s%n", columns);
    }
}
