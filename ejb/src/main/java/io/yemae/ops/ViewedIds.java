package io.yemae.ops;

import java.util.List;

/**
 * Whose personal data somebody was shown, as the detail of an entry in the audit log. Ids and not names: the log is no second copy of the
 * data.
 */
public final class ViewedIds {

    private ViewedIds() {
    }

    public static String of(List<String> ids) {
        return ids.size() + (ids.isEmpty() ? "" : ": " + String.join(" ", ids));
    }
}
