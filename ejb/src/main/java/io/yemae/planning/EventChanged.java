package io.yemae.planning;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.Map;

/**
 * The change was made from an outdated version of the event: conflict {@code CHANGED_MEANWHILE}. The answer has the present version and
 * values in {@code current}, by the names of the request, so that a client can show them beside its own.
 */
public class EventChanged extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> current;

    EventChanged(Map<String, Object> current) {
        super(ProblemKind.CONFLICT, Problem.changedMeanwhile().code(), Problem.changedMeanwhile().getMessage());
        this.current = current;
    }

    @Override
    public Map<String, Object> furtherMembers() {
        return Map.of("current", current);
    }
}
