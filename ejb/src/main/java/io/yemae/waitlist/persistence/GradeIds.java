package io.yemae.waitlist.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Parses the ids of wanted grades, which queries return separated by commas. */
final class GradeIds {

    private GradeIds() {
    }

    static List<UUID> read(String ids) {
        return ids.isEmpty() ? List.of() : Arrays.stream(ids.split(",")).map(UUID::fromString).toList();
    }
}
