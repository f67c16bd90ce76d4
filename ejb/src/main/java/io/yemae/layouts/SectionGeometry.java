package io.yemae.layouts;

import io.yemae.shared.Problem;
import java.util.List;

/**
 * How a section is drawn. Lengths are in centimetres.
 *
 * @param floor          its name for people
 * @param x              of the middle of the front row
 * @param y              of the middle of the front row
 * @param rotation       degrees, clockwise; with 0 the rows face the stage at the top
 * @param curve          radius of the front row, whose ends bend towards the stage; 0 for straight rows
 * @param seatPitch      between the centres of adjacent seats
 * @param rowPitch       between rows
 * @param aisles         seat numbers, ascending: after each of them there is an aisle through all rows
 * @param aisleWidth     in addition to the seat pitch
 * @param stagger        shifts every second row to the right, or to the left if negative
 * @param companions     positions for companions of wheelchair users
 * @param restrictedView positions from which not all of the stage is seen
 */
public record SectionGeometry(String floor, int x, int y, double rotation, int curve, int seatPitch, int rowPitch, List<Integer> aisles,
                              int aisleWidth, int stagger, SeatPositions companions, SeatPositions restrictedView) {

    /** Rows of more than this angle to each side would meet behind the stage. */
    private static final double WIDEST = Math.toRadians(170);

    public SectionGeometry {
        aisles = List.copyOf(aisles);
    }

    /** The length of the front row with so many seats, between the centres of the outer ones. */
    public int width(int seatsPerRow) {
        return (seatsPerRow - 1) * seatPitch + Math.toIntExact(aisles.stream().filter(after -> after < seatsPerRow).count()) * aisleWidth;
    }

    void check(LayoutSection section) {
        for (int i = 0; i < aisles.size(); i++) {
            if (aisles.get(i) >= section.seatsPerRow() || i > 0 && aisles.get(i) <= aisles.get(i - 1)) {
                throw invalid(section, "통로는 마지막 좌석보다 작은 번호가 차례로 있어야 합니다.");
            }
        }
        if (curve > 0 && width(section.seatsPerRow()) / 2.0 / curve > WIDEST) {
            throw invalid(section, "curve가 열의 길이에 비해 너무 작습니다.");
        }
        section.requireWithin(companions);
        if (companions.all().stream().anyMatch(each -> section.gaps().all().contains(each) || section.accessible().all().contains(each))) {
            throw invalid(section, "좌석이 없는 자리나 휠체어석은 동반석일 수 없습니다.");
        }
        section.requireWithin(restrictedView);
        if (restrictedView.all().stream().anyMatch(section.gaps().all()::contains)) {
            throw invalid(section, "좌석이 없는 자리는 시야 제한석일 수 없습니다.");
        }
    }

    private static Problem invalid(LayoutSection section, String sentence) {
        return Problem.invalidField("sections", "구역 " + section.name() + ": " + sentence);
    }
}
