package io.yemae.live.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.live.socketio.Packet.Type;
import io.yemae.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

    @Test
    void aConnectPacketMayHaveData() {
        Packet bare = Packet.read("0/seats/12,").orElseThrow();
        assertThat(bare.type()).isEqualTo(Type.CONNECT);
        assertThat(bare.namespace()).isEqualTo("/seats/12");
        assertThat(bare.data().isMissingNode()).isTrue();

        Packet shown = Packet.read("0/queue/12,{\"token\":\"a,b\"}").orElseThrow();
        assertThat(shown.namespace()).isEqualTo("/queue/12");
        assertThat(shown.data().get("token").asText()).isEqualTo("a,b");
    }

    @Test
    void aPacketWithoutANamespaceIsForTheRoot() {
        assertThat(Packet.read("0").orElseThrow().namespace()).isEqualTo("/");
        assertThat(Packet.read("0{\"token\":\"x\"}").orElseThrow().data().get("token").asText()).isEqualTo("x");
    }

    @Test
    void eventsAtTheRootAreParsed() {
        for (String before : new String[] {"2", "27", "2/,"}) {
            Packet packet = Packet.read(before + "[\"join-event\",{\"eventId\":\"12\"}]").orElseThrow();
            assertThat(packet.type()).isEqualTo(Type.EVENT);
            assertThat(packet.data().path(0).asText()).isEqualTo("join-event");
            assertThat(packet.data().path(1).path("eventId").asText()).isEqualTo("12");
        }
        assertThat(Packet.read("2[\"join-event\"").isPresent()).isFalse();
    }

    @Test
    void otherPacketsAreParsedUpToTheirNamespace() {
        assertThat(Packet.read("1/seats/12,").orElseThrow()).extracting(Packet::type, Packet::namespace)
            .containsExactly(Type.DISCONNECT, "/seats/12");
        assertThat(Packet.read("2/seats/12,7[\"hello\"").orElseThrow().type()).isEqualTo(Type.EVENT);
        assertThat(Packet.read("51-/seats/12,[{\"_placeholder\":true,\"num\":0}]").orElseThrow().type()).isEqualTo(Type.BINARY_EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "x", "-1", "0/seats/12,{", "0{\"a\":"})
    void otherTextIsNotAPacket(String text) {
        assertThat(Packet.read(text)).isEmpty();
    }

    @Test
    void packetsAreWrittenAsTheProtocolRequires() {
        assertThat(Packet.connected("/seats/12", "abc")).isEqualTo("0/seats/12,{\"sid\":\"abc\"}");
        assertThat(Packet.connected("/", "abc")).isEqualTo("0{\"sid\":\"abc\"}");
        assertThat(Packet.event("/", "[\"room-info\",{}]")).isEqualTo("2[\"room-info\",{}]");
        assertThat(Packet.event("/seats/12", "[\"seat-sold\",{}]")).isEqualTo("2/seats/12,[\"seat-sold\",{}]");
        assertThat(Packet.refused("/seats/12", Problem.notFound("EVENT_NOT_FOUND", "없습니다.")))
            .isEqualTo("4/seats/12,{\"message\":\"없습니다.\",\"data\":{\"code\":\"EVENT_NOT_FOUND\"}}");
    }
}
