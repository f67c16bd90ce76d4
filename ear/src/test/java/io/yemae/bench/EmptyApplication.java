package io.yemae.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What others are measured against: resources with nothing in them, in an application of their own in the same server. */
@ApplicationPath("/")
public class EmptyApplication extends Application {
}
