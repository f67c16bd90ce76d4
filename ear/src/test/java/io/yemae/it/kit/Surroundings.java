package io.yemae.it.kit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts what surrounds the server before the first test, so that it is there when Arquillian starts the server, and stops it after the last. */
public class Surroundings implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Platform.start();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Platform.stop();
    }
}
