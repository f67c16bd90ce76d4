package io.yemae.reports;

import java.util.Locale;

/** What can be exported. */
public enum ExportKind {
    /** Reservations by the day on which they were made, with their buyers. */
    RESERVATIONS,
    /** Payments by the day on which they began. */
    PAYMENTS,
    /** Sold and refunded seats, booking fees and discounts, by the day of the payment or the cancellation. */
    SALES;

    /** As in addresses, names of files and audit entries. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
