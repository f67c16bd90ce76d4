package io.yemae.it.chaos;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.servers.SteppedClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What can fail, and how it is repaired. */
enum Failure {
    DATABASE_KILLED(Part.DATABASE, "database killed", (all, random) -> {
        all.killDatabase();
        return all::startDatabase;
    }),
    DATABASE_KILLED_AGAIN(Part.DATABASE, "database killed, and up to five times again after it has recovered", (all, random) -> {
        List<Duration> uptimes = severalTimes(5, random);
        all.killDatabase();
        return () -> {
            for (Duration uptime : uptimes) {
                all.startDatabase();
                ChildProcess.pause(uptime);
                all.killDatabase();
            }
            all.startDatabase();
        };
    }),
    DATABASE_PAUSED(Part.DATABASE, "database paused", (all, random) -> {
        ProcessHandle database = all.platform().databaseProcess();
        all.processes().pause(database);
        return () -> all.processes().resume(database);
    }),
    DATABASE_DISK_FULL(Part.DATABASE, "disk of the database full, until it is started again", (all, random) -> {
        all.processes().fillDisk(all.platform().databaseProcess());
        return () -> {
            // It has ended by itself if it had to write to its log.
            all.killDatabase();
            all.startDatabase();
        };
    }),

    DATABASE_UNREACHABLE(Part.DATABASE_NETWORK, "network of a server to the database stalled", (all, random) -> {
        Network network = all.databaseNetwork(any(all.servers(), random));
        network.stall();
        return network::repair;
    }),
    DATABASE_CUT_OFF(Part.DATABASE_NETWORK, "connections of a server to the database reset", (all, random) -> {
        Network network = all.databaseNetwork(any(all.servers(), random));
        network.cut();
        return network::repair;
    }),
    DATABASE_ANSWERS_LOST(Part.DATABASE_NETWORK, "answers of the database to a server lost", (all, random) -> {
        Network network = all.databaseNetwork(any(all.servers(), random));
        network.loseAnswers();
        return network::repair;
    }),
    DATABASE_FAR_AWAY(Part.DATABASE_NETWORK, "network of a server to the database slow", (all, random) -> {
        Network network = all.databaseNetwork(any(all.servers(), random));
        network.slow(Duration.ofMillis(20 + random.nextInt(180)));
        return network::repair;
    }),

    NODES_UNREACHABLE(Part.NODE_NETWORK, "networks between the servers stalled", (all, random) -> {
        all.nodeNetworks().forEach(Network::stall);
        return () -> all.nodeNetworks().forEach(Network::repair);
    }),
    NODES_CUT_OFF(Part.NODE_NETWORK, "connections between the servers reset", (all, random) -> {
        all.nodeNetworks().forEach(Network::cut);
        return () -> all.nodeNetworks().forEach(Network::repair);
    }),

    GATEWAY_UNREACHABLE(Part.GATEWAY_NETWORK, "network to the gateway stalled", (all, random) -> {
        all.gatewayNetwork().stall();
        return all.gatewayNetwork()::repair;
    }),
    GATEWAY_CUT_OFF(Part.GATEWAY_NETWORK, "connections to the gateway reset", (all, random) -> {
        all.gatewayNetwork().cut();
        return all.gatewayNetwork()::repair;
    }),

    GATEWAY_KILLED(Part.GATEWAY, "gateway killed", (all, random) -> {
        all.killGateway();
        return all::startGateway;
    }),
    GATEWAY_LOSES_ANSWERS(Part.GATEWAY, "answers of the gateway lost", answering(Fault.LOSE_ANSWER)),
    GATEWAY_FAILS(Part.GATEWAY, "gateway answers 500 after the work", answering(Fault.statusAfterWork(500))),
    GATEWAY_SLOW(Part.GATEWAY, "gateway slower than the platform waits", answering(Fault.slow(Duration.ofMillis(3_500)))),

    BALANCER_KILLED(Part.BALANCER, "balancer killed", (all, random) -> {
        all.killBalancer();
        return all::startBalancer;
    }),

    SERVER_KILLED(Part.SERVER, "server killed", (all, random) -> {
        WildFlyServer server = any(all.servers(), random);
        all.kill(server);
        return () -> all.start(server);
    }),
    SERVER_KILLED_AGAIN(Part.SERVER, "server killed, and up to eight times again while it starts", (all, random) -> {
        WildFlyServer server = any(all.servers(), random);
        List<Duration> starts = severalTimes(8, random);
        all.kill(server);
        return () -> all.startAfter(starts, server);
    }),
    SERVER_PAUSED(Part.SERVER, "server paused", (all, random) -> {
        ProcessHandle process = process(any(all.servers(), random));
        all.processes().pause(process);
        return () -> all.processes().resume(process);
    }),
    CLOCK_STEPPED(Part.SERVER, "clock of a server stepped forward or back, up to an hour", (all, random) -> {
        SteppedClock clock = all.clock(any(all.servers(), random));
        Duration step = Duration.ofMillis(1_000 + random.nextInt(random.nextBoolean() ? 60_000 : 3_600_000));
        clock.step(random.nextBoolean() ? step : step.negated());
        return () -> clock.step(Duration.ZERO);
    }),
    SERVER_DISK_FULL(Part.SERVER, "disk of a server full, until it is killed and started again", (all, random) -> {
        WildFlyServer server = any(all.servers(), random);
        all.processes().fillDisk(process(server));
        return () -> {
            all.kill(server);
            all.start(server);
        };
    }),
    JOURNAL_LOST(Part.SERVER, "server killed and its broker's journal lost", (all, random) -> {
        WildFlyServer server = any(all.servers(), random);
        all.kill(server);
        all.loseJournal(server);
        return () -> all.start(server);
    }),
    EVERY_SERVER_KILLED(Part.SERVER, "every server killed, and up to four times again while it starts", (all, random) -> {
        List<Duration> starts = severalTimes(4, random);
        all.servers().forEach(all::kill);
        return () -> all.servers().parallelStream().forEach(server -> all.startAfter(starts, server));
    });

    private static final Set<Failure> KILLS = EnumSet.of(DATABASE_KILLED, DATABASE_KILLED_AGAIN, BALANCER_KILLED, SERVER_KILLED,
        SERVER_KILLED_AGAIN, JOURNAL_LOST, EVERY_SERVER_KILLED);
    /** A server takes that long to start, or longer. */
    private static final int START_MILLIS = 15_000;

    /** What a failure hits. Two failures at the same time hit different parts. */
    enum Part {
        DATABASE, DATABASE_NETWORK, NODE_NETWORK, GATEWAY_NETWORK, GATEWAY, BALANCER, SERVER
    }

    private final Part part;
    private final String description;
    private final BiFunction<Installation, Random, Runnable> cause;

    Failure(Part part, String description, BiFunction<Installation, Random, Runnable> cause) {
        this.part = part;
        this.description = description;
        this.cause = cause;
    }

    Part part() {
        return part;
    }

    String description() {
        return description;
    }

    /** Whether this system lets a test cause it. */
    boolean isPossible() {
        return this != DATABASE_DISK_FULL && this != SERVER_DISK_FULL || Processes.canLimitFiles();
    }

    /** Whether it is the same after a second as after ten, other than what runs into timeouts meanwhile. */
    boolean isKill() {
        return KILLS.contains(this);
    }

    /** Lets it happen, and returns the repair. @param random chooses for example the server */
    Runnable strike(Installation installation, Random random) {
        return cause.apply(installation, random);
    }

    private static BiFunction<Installation, Random, Runnable> answering(Fault fault) {
        return (all, random) -> {
            for (Operation operation : List.of(Operation.CONFIRM, Operation.CANCEL, Operation.QUERY)) {
                all.gateway().faults().always(operation, fault);
            }
            return all.gateway().faults()::clear;
        };
    }

    /** Times between a start and the next kill: at least one, each a third of a server's start on average, and sometimes all of it. */
    private static List<Duration> severalTimes(int most, Random random) {
        return Stream.generate(() -> Duration.ofMillis(Math.min(random.nextInt(START_MILLIS), random.nextInt(START_MILLIS))))
            .limit(1 + random.nextInt(most)).toList();
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static ProcessHandle process(WildFlyServer server) {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }
}
