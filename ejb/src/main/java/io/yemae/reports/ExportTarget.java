package io.yemae.reports;

import java.io.IOException;
import java.util.List;

/** Where the rows of an export go, one after another. */
public interface ExportTarget {

    /** Called once, before the first row. */
    void begin(List<String> columns) throws IOException;

    /** @param values texts, numbers ({@code Long}), instants and nulls, one for each column */
    void row(List<Object> values) throws IOException;

    /** Called from time to time, so that what there is reaches the client. */
    void flush() throws IOException;

    /** Called once after the last row. Not called if the export failed. */
    void end() throws IOException;
}
