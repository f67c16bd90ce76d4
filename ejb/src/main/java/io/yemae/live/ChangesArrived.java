package io.yemae.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Distinct changes that were committed on this or another node. Fired on every node, outside any transaction. */
public record ChangesArrived(Set<Change> changes) {

    public static ChangesArrived of(Iterable<Change> changes) {
        Set<Change> each = new LinkedHashSet<>();
        changes.forEach(each::add);
        return new ChangesArrived(each);
    }

    /** The changes of these kinds. */
    public List<Change> of(Change.Kind... kinds) {
        return changes.stream().filter(change -> List.of(kinds).contains(change.kind())).toList();
    }

    /** The distinct subjects of one kind. */
    public Set<UUID> subjects(Change.Kind kind) {
        return of(kind).stream().map(Change::subject).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String written() {
        return changes.stream().map(Change::written).collect(Collectors.joining("\n"));
    }

    static ChangesArrived read(String written) {
        return of(written.lines().map(Change::read).toList());
    }
}
