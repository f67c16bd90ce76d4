package io.yemae.audit;

import java.util.List;

/**
 * The ids of the persons whose data an operator has viewed, as the detail of an audit entry. Ids instead of names, so that the log is no
 * second copy of personal data.
 */
public final class ViewedIds {

    private ViewedIds() {
    }

    public static String of(List<String> ids) {
        return ids.size() + (ids.isEmpty() ? "" : ": " + String.join(" ", ids));
    }
}
