package io.yemae.rehearsal.domain;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** The seat plan of a performance, from which a buyer chooses seats of one grade. */
final class Hall {
    private static final int SEATS_PER_BYTE = 4;
    private static final int BITS = 2;
    private static final int MASK = 3;

    private final List<String> grades;
    private final List<Section> sections;
    private final List<Integer> admission;

    /** A range of seat indexes. Seats side by side have consecutive indexes. */
    private record Section(int grade, int first, int count) {
    }

    /**
     * The seats that a buyer requests.
     *
     * @param seats indexes; empty for general admission
     * @param grade the grade of general admission; null for numbered seats
     */
    record Choice(List<Integer> seats, String grade, int quantity) {
    }

    /** @param plan the response of the API */
    Hall(JsonBody plan) {
        grades = plan.objects("grades").stream().map(grade -> grade.text("id", "")).toList();
        sections = plan.objects("sections").stream()
            .map(section -> new Section(section.number("grade", 0), section.number("first", 0), section.number("count", 0)))
            .toList();
        admission = plan.objects("admission").stream().map(each -> each.number("grade", 0)).toList();
    }

    /**
     * Chooses a grade at random, weighted by its free seats, and in it seats side by side if there are any. Seats in front are preferred,
     * so many buyers compete for the same ones, as in a real sale.
     *
     * @param states the response of the API
     * @return empty if no grade has that many free seats
     */
    Optional<Choice> choose(JsonBody states, int wanted, Random random) {
        List<Integer> free = states.numbers("free");
        int[] enough = IntStream.range(0, free.size()).filter(grade -> free.get(grade) >= wanted).toArray();
        if (enough.length == 0) {
            return Optional.empty();
        }
        int ticket = random.nextInt(IntStream.of(enough).map(free::get).sum());
        int chosen = 0;
        while (ticket >= free.get(enough[chosen])) {
            ticket -= free.get(enough[chosen++]);
        }
        int grade = enough[chosen];
        if (admission.contains(grade)) {
            return Optional.of(new Choice(List.of(), grades.get(grade), wanted));
        }
        List<Integer> seats = seats(grade, Base64.getDecoder().decode(states.text("states", "")), wanted, random);
        return seats.isEmpty() ? Optional.empty() : Optional.of(new Choice(seats, null, wanted));
    }

    private List<Integer> seats(int grade, byte[] states, int wanted, Random random) {
        List<List<Integer>> runs = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (Section section : sections) {
            List<Integer> run = new ArrayList<>();
            for (int seat = section.first(); section.grade() == grade && seat < section.first() + section.count(); seat++) {
                if (isFree(states, seat)) {
                    all.add(seat);
                    run.add(seat);
                } else {
                    run.clear();
                }
                if (run.size() == wanted) {
                    runs.add(List.copyOf(run));
                    run.clear();
                }
            }
        }
        if (!runs.isEmpty()) {
            return runs.get(inFront(runs.size(), random));
        }
        return all.size() < wanted ? List.of() : List.copyOf(all.subList(0, wanted));
    }

    private static int inFront(int count, Random random) {
        double place = random.nextDouble();
        return (int) (place * place * count);
    }

    private static boolean isFree(byte[] states, int seat) {
        return (states[seat / SEATS_PER_BYTE] >> seat % SEATS_PER_BYTE * BITS & MASK) == 0;
    }
}
