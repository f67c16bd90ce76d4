package io.yemae.shared.logging;

import java.util.Arrays;
import java.util.List;

/**
 * Something that has happened if the present transaction commits; fired with CDI, and logged after the commit.
 *
 * @param name    as in {@link EventLog#happened(String, Object...)}
 * @param details names and values in turn; a name whose value is null is left out
 */
public record LoggedEvent(String name, List<Object> details) {

    public static LoggedEvent of(String name, Object... details) {
        return new LoggedEvent(name, Arrays.asList(details));
    }
}
