package io.yemae.devservices.sandbox.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads and writes journal lines as JSON. Instants are ISO-8601, converted here to save a dependency on Jackson's Java-time module. */
final class JournalLine {

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new SimpleModule()
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, new InstantReader()));

    private JournalLine() {
    }

    static ByteBuffer write(JournalEntry entry) {
        try {
            return ByteBuffer.wrap((MAPPER.writeValueAsString(entry) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JournalEntry read(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, JournalEntry.class);
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
