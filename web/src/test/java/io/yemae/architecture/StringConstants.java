package io.yemae.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The string constants in a class file, which ArchUnit does not read. */
final class StringConstants {
    private static final int MAGIC = 0xCAFEBABE;

    private StringConstants() {
    }

    /** Of the class itself, without its nested classes. Texts that are concatenated from constants are one constant. */
    static List<String> of(JavaClass type) {
        try (DataInputStream file = new DataInputStream(type.getSource().orElseThrow().getUri().toURL().openStream())) {
            if (file.readInt() != MAGIC) {
                throw new IOException(type.getName() + " is not a class file");
            }
            file.readInt();
            return constants(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* The constant pool, Java Virtual Machine Specification, section 4.4. */
    private static List<String> constants(DataInputStream file) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> strings = new ArrayList<>();
        int count = file.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(index, file.readUTF());
                case 8 -> strings.add(file.readUnsignedShort());
                case 7, 16, 19, 20 -> file.skipBytes(2);
                case 15 -> file.skipBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipBytes(4);
                // Long and double take two entries.
                case 5, 6 -> {
                    file.skipBytes(8);
                    index++;
                }
                default -> throw new IOException("Unknown constant " + tag);
            }
        }
        return strings.stream().map(texts::get).toList();
    }
}
