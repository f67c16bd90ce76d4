package io.yemae.it.kit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts database, mail catcher and payment sandbox before Arquillian starts the server, and stops them after the last test. */
public class SharedServices implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Platform.start();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Platform.stop();
    }
}
