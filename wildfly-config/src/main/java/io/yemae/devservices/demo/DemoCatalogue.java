package io.yemae.devservices.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Venues, layouts and events of the demo. All performances are in the future. Two events and the layout of 50 seats are those of
 * requirement 3; the other three layouts are those of requirement 2.
 */
final class DemoCatalogue {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ZonedDateTime now;

    DemoCatalogue(Clock clock) {
        this.now = clock.instant().atZone(SEOUL);
    }

    record Venue(String name, String address, String englishName, String englishAddress) {
    }

    /** @param accessible wheelchair positions as row-number */
    record Section(String name, int rows, int seatsPerRow, int startRow, long price, List<String> accessible, Geometry geometry) {
    }

    /** How a section is drawn, as the platform's API defines it. */
    record Geometry(String floor, int x, int y, double rotation, int curve, int seatPitch, int rowPitch, List<Integer> aisles,
                    int aisleWidth, int stagger, List<String> companions) {
    }

    record Stage(String name, int x, int y, int width, int depth) {
    }

    record Layout(String name, String description, Stage stage, List<Section> sections) {
    }

    /** A grade. With a quantity it is general admission, without one it is a section of the layout. */
    record Grade(String name, long price, String colour, String description, Integer quantity) {
    }

    record Showing(Instant startsAt, Instant endsAt) {
    }

    /** What English pages show. */
    record English(String title, String description, String artist) {
    }

    record Event(String title, String description, String artist, English english, String category, String venue, String layout,
                 int runningMinutes, Instant saleStart, List<Grade> grades, List<Showing> performances) {

        Map<String, Object> request(String venueId, String layoutId) {
            Map<String, Object> request = new HashMap<>();
            request.put("title", title);
            request.put("description", description);
            request.put("artist", artist);
            request.put("englishTitle", english.title());
            request.put("englishDescription", english.description());
            request.put("englishArtist", english.artist());
            request.put("category", category);
            request.put("venueId", venueId);
            request.put("seatLayoutId", layoutId);
            request.put("runningMinutes", runningMinutes);
            request.put("saleStart", saleStart.toString());
            // On sale until the last performance begins.
            request.put("saleEnd", performances.get(performances.size() - 1).startsAt().toString());
            // So that a visitor can buy more than once.
            request.put("maxSeatsPerUser", 4);
            request.put("grades", grades.stream().map(Event::members).toList());
            request.put("performances", performances.stream()
                .map(showing -> Map.of("startsAt", showing.startsAt().toString(), "endsAt", showing.endsAt().toString())).toList());
            return request;
        }

        private static Map<String, Object> members(Grade grade) {
            Map<String, Object> members = new HashMap<>(Map.of("name", grade.name(), "price", grade.price(), "colour", grade.colour(),
                "description", grade.description()));
            if (grade.quantity() != null) {
                members.put("quantity", grade.quantity());
            }
            return members;
        }
    }

    List<Venue> venues() {
        return List.of(
            new Venue("예매 소극장", "서울특별시 종로구 대학로 101", "Yemae Little Theatre", "101 Daehak-ro, Jongno-gu, Seoul"),
            new Venue("별빛 스튜디오", "서울특별시 마포구 와우산로 21", "Starlight Studio", "21 Wausan-ro, Mapo-gu, Seoul"),
            new Venue("한강 아트홀 대극장", "서울특별시 영등포구 여의공원로 55", "Hangang Art Hall, Grand Theatre",
                "55 Yeouigongwon-ro, Yeongdeungpo-gu, Seoul"),
            new Venue("푸른물결 종합경기장", "인천광역시 연수구 컨벤시아대로 300", "Blue Wave Stadium", "300 Convensia-daero, Yeonsu-gu, Incheon"));
    }

    List<Layout> layouts() {
        return DemoHalls.layouts();
    }

    List<Event> events() {
        return List.of(
            new Event("허재의 카드마술쇼", "손끝에서 사라지고 나타나는 카드. 눈앞에서 보는 한 시간.", "허재",
                new English("The Card Magic of Hur Jae", "Cards vanish at his fingertips and come back. An hour of magic, close up.",
                    "Hur Jae"),
                "마술", "예매 소극장", "50석 공연장", 60,
                yesterday(), List.of(new Grade("A", 70_000, "#d4380d", "전석", null)), showings(60, 14, 21)),
            new Event("하헌우의 라이브 코딩쇼", "관객이 고른 문제를 무대에서 바로 풉니다.", "하헌우",
                new English("Live Coding with Ha Heonwoo", "The audience picks the problem. He solves it on stage.", "Ha Heonwoo"),
                "강연", "별빛 스튜디오", "50석 공연장", 60,
                yesterday(), List.of(new Grade("A", 70_000, "#1d39c4", "전석", null)), showings(60, 15, 22)),
            new Event("달 아래 작은 밤", "현악 사중주와 목소리로 듣는 소극장의 밤.", "온새미로 사중주단",
                new English("A Small Night under the Moon", "String quartet and voice in a small theatre.", "Onsaemiro Quartet"),
                "클래식", "예매 소극장", "소극장", 100,
                yesterday(), List.of(new Grade("VIP", 150_000, "#cf1322", "1열부터 3열", null)), showings(100, 28, 29, 30)),
            new Event("바다를 건넌 편지", "한 통의 편지가 백 년을 건너오는 창작 뮤지컬.", "극단 물마루",
                new English("The Letter That Crossed the Sea", "A new musical about one letter and a hundred years.", "Mulmaru Company"),
                "뮤지컬", "한강 아트홀 대극장", "대극장", 150,
                now.plusDays(30).toInstant(), List.of(new Grade("VIP", 180_000, "#cf1322", "1열부터 5열, 프로그램 북 포함", null)),
                showings(150, 75, 76, 77)),
            new Event("푸른밤 콘서트 〈파도〉", "그라운드와 스탠딩, 세 개 층을 채우는 하룻밤.", "푸른밤",
                new English("Blue Night in Concert: Waves", "One night that fills the ground, the standing area and three floors.",
                    "Blue Night"),
                "콘서트", "푸른물결 종합경기장", "경기장", 140,
                yesterday(), List.of(new Grade("STANDING", 132_000, "#531dab", "그라운드 뒤 스탠딩, 입장 번호순", 1_000),
                    new Grade("FLOOR", 165_000, "#cf1322", "그라운드 좌석", null)), showings(140, 45, 46)));
    }

    private Instant yesterday() {
        return now.minusDays(1).toInstant();
    }

    /** Performances at 19:30 in Seoul, on these days from today. */
    private List<Showing> showings(int minutes, int... daysAhead) {
        return IntStream.of(daysAhead)
            .mapToObj(days -> now.toLocalDate().plusDays(days).atTime(LocalTime.of(19, 30)).atZone(SEOUL).toInstant())
            .map(start -> new Showing(start, start.plus(Duration.ofMinutes(minutes))))
            .toList();
    }
}
