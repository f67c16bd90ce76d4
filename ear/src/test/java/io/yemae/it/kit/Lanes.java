package io.yemae.it.kit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfiguration;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfigurationStrategy;

/**
 * How many test classes run beside each other: one of the shared server and one with servers of its own, if there are processors for both.
 * A server, its database and its load keep two busy. With less, both would only be slower, and would measure each other.
 */
public final class Lanes implements ParallelExecutionConfigurationStrategy {
    private static final int MOST = 2;
    private static final int PROCESSORS_OF_A_LANE = 2;
    private static final int KEPT_ALIVE_SECONDS = 30;

    private record Configuration(int lanes) implements ParallelExecutionConfiguration {

        @Override
        public int getParallelism() {
            return lanes;
        }

        @Override
        public int getMinimumRunnable() {
            return lanes;
        }

        @Override
        public int getMaxPoolSize() {
            return lanes;
        }

        @Override
        public int getCorePoolSize() {
            return lanes;
        }

        @Override
        public int getKeepAliveSeconds() {
            return KEPT_ALIVE_SECONDS;
        }
    }

    @Override
    public ParallelExecutionConfiguration createConfiguration(ConfigurationParameters parameters) {
        int lanes = Runtime.getRuntime().availableProcessors() / PROCESSORS_OF_A_LANE;
        return new Configuration(Math.max(1, Math.min(MOST, lanes)));
    }
}
