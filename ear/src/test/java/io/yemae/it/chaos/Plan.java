package io.yemae.it.chaos;

import io.yemae.it.chaos.Failure.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which failures come together, from a seed. Almost every round hits a server and the database, by kills more often than not, so that the
 * one starts while the other recovers. A third failure, or more, is of any other part.
 */
final class Plan {
    private static final int OF_A_SERVER_PERCENT = 90;
    private static final int OF_THE_DATABASE_PERCENT = 90;
    private static final int ONE_MORE_PERCENT = 40;
    private static final Set<Part> OTHERS = EnumSet.complementOf(EnumSet.of(Part.SERVER, Part.DATABASE));

    private final Random random;

    Plan(long seed) {
        random = new Random(seed);
    }

    /** Failures of different parts, at least one. */
    List<Failure> next() {
        List<Failure> round = new ArrayList<>();
        if (happens(OF_A_SERVER_PERCENT)) {
            round.add(oneOf(EnumSet.of(Part.SERVER)));
        }
        if (happens(OF_THE_DATABASE_PERCENT)) {
            round.add(oneOf(EnumSet.of(Part.DATABASE)));
        }
        Set<Part> others = EnumSet.copyOf(OTHERS);
        while (round.isEmpty() || !others.isEmpty() && happens(ONE_MORE_PERCENT)) {
            Failure other = oneOf(others);
            others.remove(other.part());
            round.add(other);
        }
        return round;
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private Failure oneOf(Set<Part> parts) {
        List<Failure> possible = Stream.of(Failure.values()).filter(failure -> parts.contains(failure.part()))
            .filter(Failure::isPossible).toList();
        int left = random.nextInt(possible.stream().mapToInt(Plan::weight).sum());
        for (Failure each : possible) {
            left -= weight(each);
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException();
    }

    /** Against the others of its part, and of the parts that take turns with it. */
    private static int weight(Failure failure) {
        return switch (failure) {
            case SERVER_KILLED_AGAIN -> 16;
            case SERVER_KILLED, EVERY_SERVER_KILLED -> 4;
            case DATABASE_KILLED -> 8;
            case DATABASE_KILLED_AGAIN -> 12;
            case BALANCER_KILLED -> 2;
            default -> 1;
        };
    }
}
