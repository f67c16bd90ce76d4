package io.yemae.it.kit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * The clock of a server's JVM, which can be set forward and back while it runs, without setting that of the machine. It is an agent that
 * changes {@code java.time}, and so every {@code Clock} and {@code Instant} of the application. {@code System.currentTimeMillis}, of which
 * ids are made, stays right, and so does the database's clock, by which holds end.
 *
 * @param file has the step in milliseconds
 */
public record SteppedClock(Path file) {
    static final String STEP = "yemae.test.clock.step";
    private static final int LOOKS_AGAIN_MILLIS = 50;
    private static final List<Class<?>> AGENT = List.of(SteppedClock.class, OfInstants.class, OfMillis.class);

    /** In the folder, for a server that has not been started. */
    public static SteppedClock in(Path folder) {
        SteppedClock clock = new SteppedClock(folder.resolve("clock"));
        clock.step(Duration.ZERO);
        clock.writeAgent();
        return clock;
    }

    /** The option of the JVM that makes it use this clock. */
    public String jvmOption() {
        return "-javaagent:" + agent() + "=" + file;
    }

    /** How far the clock is from the right time, from now on. */
    public void step(Duration by) {
        try {
            Path next = Files.writeString(file.resolveSibling("clock.next"), String.valueOf(by.toMillis()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path agent() {
        return file.resolveSibling("clock-agent.jar");
    }

    private void writeAgent() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", SteppedClock.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Class-Path", ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (OutputStream out = Files.newOutputStream(agent()); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Class<?> each : AGENT) {
                String name = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream bytes = each.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the server's JVM, before its main class. */
    public static void premain(String file, Instrumentation instrumentation) {
        change(instrumentation, Clock.class, OfInstants.class, "currentInstant");
        change(instrumentation, Clock.systemUTC().getClass(), OfMillis.class, "millis");
        Thread reader = new Thread(() -> follow(Path.of(file)), "stepped-clock");
        reader.setDaemon(true);
        reader.start();
    }

    private static void change(Instrumentation instrumentation, Class<?> type, Class<?> advice, String method) {
        new ByteBuddy().decorate(type).visit(Advice.to(advice).on(ElementMatchers.named(method))).make()
            .load(type.getClassLoader(), ClassReloadingStrategy.of(instrumentation));
    }

    private static void follow(Path file) {
        try {
            while (true) {
                System.setProperty(STEP, Files.readString(file));
                Thread.sleep(LOOKS_AGAIN_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copied into {@code Clock.currentInstant}. */
    static final class OfInstants {

        private OfInstants() {
        }

        @Advice.OnMethodExit
        static void step(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusMillis(Long.getLong(STEP, 0L));
        }
    }

    /** Copied into {@code SystemClock.millis}. */
    static final class OfMillis {

        private OfMillis() {
        }

        @Advice.OnMethodExit
        static void step(@Advice.Return(readOnly = false) long now) {
            now += Long.getLong(STEP, 0L);
        }
    }
}
