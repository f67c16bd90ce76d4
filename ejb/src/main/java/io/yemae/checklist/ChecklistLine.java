package io.yemae.checklist;

import io.yemae.shared.PerformanceId;
import java.util.List;

/**
 * One line of a checklist.
 *
 * @param code         what is wrong; null if nothing is
 * @param performances that it is about; empty if it is about the event
 */
public record ChecklistLine(Subject subject, Severity severity, String code, List<PerformanceId> performances) {

    /** What is looked at, and where it is mended. In this order. */
    public enum Subject {
        DESCRIPTION("details"),
        ENGLISH("details"),
        POSTER("details"),
        GRADES("grades"),
        PRICES("grades"),
        PERFORMANCES("performances"),
        SEATS("performances"),
        SALE_WINDOW("details"),
        SALE_BEFORE_PERFORMANCES("details"),
        WAITING_ROOM("queue"),
        WAITING_TIME("queue"),
        DISCOUNT_CODES("discountCodes"),
        HOLDS("settings"),
        HOLD_TIME("details"),
        PAYMENT_METHODS("settings");

        private final String section;

        Subject(String section) {
            this.section = section;
        }

        /** Where an organiser mends it: details, grades, performances, queue, discountCodes or settings. */
        public String section() {
            return section;
        }
    }

    /** How bad it is. */
    public enum Severity {
        OK,
        /** The sale would work, but somebody should look at it. */
        WARNING,
        /** Nobody could buy, or not what is meant to be sold. */
        BLOCKING
    }

    static ChecklistLine ok(Subject subject) {
        return new ChecklistLine(subject, Severity.OK, null, List.of());
    }

    static ChecklistLine warning(Subject subject, String code) {
        return new ChecklistLine(subject, Severity.WARNING, code, List.of());
    }

    static ChecklistLine blocking(Subject subject, String code) {
        return new ChecklistLine(subject, Severity.BLOCKING, code, List.of());
    }

    ChecklistLine about(List<PerformanceId> which) {
        return new ChecklistLine(subject, severity, code, which);
    }
}
