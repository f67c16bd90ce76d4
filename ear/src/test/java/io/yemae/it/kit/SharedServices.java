package io.yemae.it.kit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts database, mail catcher, payment sandbox and the server that tests share before the first test of this JVM, and ends them after the
 * last.
 */
public class SharedServices implements LauncherSessionListener {
    private volatile boolean started;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                // Not when the session is opened: some sessions only look for tests.
                if (plan.containsTests()) {
                    started = true;
                    Platform.start();
                }
            }
        });
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (started) {
            Platform.stop();
        }
    }
}
