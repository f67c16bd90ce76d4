package io.yemae.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Uuid7;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "T-0001", "0190a5e4-7c1b-7def-8abc-0123456789ag"})
    void anyOtherTextNamesNoTicket(String text) {
        assertThatThrownBy(() -> TicketId.of(text))
            .hasMessage("티켓을 찾을 수 없습니다: " + text)
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @Test
    void theSameTicketTwiceInARefundCountsOnce() {
        TicketId one = new TicketId(Uuid7.next());
        TicketId other = new TicketId(Uuid7.next());

        assertThat(new RefundTickets(List.of(other, one, other, TicketId.of(one.toString().toUpperCase())), null).tickets())
            .containsExactly(other, one);
    }

    @Test
    void aStatusGoesOverTheWireInSmallLetters() {
        assertThat(TicketStatus.of("canceled")).contains(TicketStatus.CANCELED);
        assertThat(TicketStatus.of("ISSUED")).isEmpty();
        assertThat(TicketStatus.ISSUED.wireName()).isEqualTo("issued");
    }
}
