package io.yemae.checklist;

import io.yemae.checklist.ChecklistLine.Severity;
import java.time.Instant;
import java.util.List;

/**
 * The checklist of an event.
 *
 * @param opensAt the start of the sale
 * @param lines   one for each subject, in their order
 */
public record Checklist(Instant opensAt, List<ChecklistLine> lines) {

    /** Whether nothing prevents buyers from buying. */
    public boolean isReady() {
        return lines.stream().noneMatch(line -> line.severity() == Severity.BLOCKING);
    }
}
