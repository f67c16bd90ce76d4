package io.yemae.it.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The {@code sh} blocks of a page, pasted into one shell. {@code curl} is replaced by a function that also writes down the status of each
 * response. A response is expected to be a success, unless the line ends with a comment that begins with another status, such as
 * {@code # 401: the password is wrong}.
 */
final class ShellSession {
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("localhost:(\\d+)");
    private static final Pattern EXPECTED = Pattern.compile("\\s# ([1-5]\\d\\d)\\b");
    /* The script has each command in the line that it has on the page, so the shell's line numbers are those of the page. */
    private static final String PRELUDE = """
        curl() {
            local heads; heads=$(mktemp "$YEMAE_SESSION/heads.XXXXXX")
            command curl --max-time 30 -D "$heads" "$@"
            local ended=$? status
            status=$(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$heads" | tail -n 1)
            echo "${BASH_LINENO[0]} curl ${status:-0} $ended" >> "$YEMAE_SESSION/log"
            return $ended
        }
        trap 'echo "$LINENO command 0 $?" >> "$YEMAE_SESSION/log"' ERR
        """;

    private final Path directory;
    private final Map<Integer, Integer> ports;

    /**
     * @param directory where the blocks leave their files; a new folder
     * @param ports     which ports to use for those on the page
     */
    ShellSession(Path directory, Map<Integer, Integer> ports) {
        this.directory = directory;
        this.ports = ports;
    }

    /** A curl call, or another command that failed. */
    private record Entry(int line, boolean ofCurl, int status, int exit) {
        static Entry of(String written) {
            String[] parts = written.split(" ");
            return new Entry(Integer.parseInt(parts[0]), parts[1].equals("curl"), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        }

        boolean isAsExpected(String pageLine) {
            Matcher expected = EXPECTED.matcher(pageLine);
            return exit == 0 && ofCurl && (expected.find() ? status == Integer.parseInt(expected.group(1)) : status >= 200 && status < 400);
        }
    }

    /**
     * What happened.
     *
     * @param responses how many responses there were
     * @param failures  each with the page, the line and the command
     * @param output    what a reader would have seen
     */
    record Result(int responses, List<String> failures, String output) {
    }

    Result run(Page page) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path prelude = Files.writeString(directory.resolve("prelude.sh"), PRELUDE);
        Path log = Files.writeString(directory.resolve("log"), "");
        Path output = directory.resolve("output");
        Path script = Files.write(directory.resolve("page.sh"), script(page));
        ProcessBuilder builder = new ProcessBuilder("bash", "-u", script.toString()).directory(directory.toFile())
            .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("BASH_ENV", prelude.toString(), "YEMAE_SESSION", directory.toString()));
        Process shell = builder.start();
        shell.getOutputStream().close();
        boolean ended = shell.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            shell.destroyForcibly();
        }

        List<Entry> entries = Files.readAllLines(log).stream().map(Entry::of).toList();
        List<String> failures = new ArrayList<>(entries.stream()
            .filter(entry -> !entry.isAsExpected(page.lines().get(entry.line() - 1)))
            .map(entry -> described(page, entry)).toList());
        if (!ended) {
            failures.add(page.name() + " did not end within " + AT_MOST.toSeconds() + " s");
        } else if (shell.exitValue() != 0 && failures.isEmpty()) {
            failures.add(page.name() + " ended with " + shell.exitValue());
        }
        return new Result((int) entries.stream().filter(Entry::ofCurl).count(), failures, Files.readString(output));
    }

    private static String described(Page page, Entry entry) {
        return page.name() + ":" + entry.line() + (entry.status() == 0 ? "" : ", status " + entry.status()) + ", exit " + entry.exit()
            + ": "
            + page.lines().get(entry.line() - 1);
    }

    private List<String> script(Page page) {
        List<String> script = new ArrayList<>(IntStream.range(0, page.lines().size()).mapToObj(line -> "").toList());
        for (Page.Block block : page.blocks()) {
            for (int line = 0; block.language().equals("sh") && line < block.lines().size(); line++) {
                script.set(block.firstLine() - 1 + line, ADDRESS.matcher(block.lines().get(line)).replaceAll(this::moved));
            }
        }
        return script;
    }

    private String moved(MatchResult address) {
        Integer port = ports.get(Integer.valueOf(address.group(1)));
        if (port == null) {
            throw new UncheckedIOException(new IOException("No service of the launcher has the port of " + address.group()));
        }
        return "localhost:" + port;
    }
}
