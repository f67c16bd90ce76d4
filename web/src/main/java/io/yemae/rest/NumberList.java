package io.yemae.rest;

import io.yemae.shared.Problem;
import java.util.Arrays;
import java.util.List;

/** Whole numbers in a query parameter, separated by commas. */
public final class NumberList {
    private static final String NUMBER = "\\d{1,9}";

    private NumberList() {
    }

    /**
     * @param name     of the parameter
     * @param text     null or empty for no number
     * @param most     how many numbers there may be
     * @param smallest 0 or more
     * @throws Problem invalid {@code INVALID_REQUEST}, with the name of the parameter
     */
    public static List<Integer> of(String name, String text, int most, int smallest, int largest) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> parts = Arrays.asList(text.split(",", -1));
        if (parts.size() > most || !parts.stream().allMatch(part -> part.matches(NUMBER))) {
            throw invalid(name, most, smallest, largest);
        }
        List<Integer> numbers = parts.stream().map(Integer::valueOf).toList();
        if (numbers.stream().anyMatch(number -> number < smallest || number > largest)) {
            throw invalid(name, most, smallest, largest);
        }
        return numbers;
    }

    private static Problem invalid(String name, int most, int smallest, int largest) {
        String range = smallest + "에서 " + largest + "까지의 수";
        return Problem.invalidField(name, name + (most == 1 ? "는 " + range + "입니다." : "는 " + range + "를 쉼표로 나누어 " + most + "개까지입니다."));
    }
}
