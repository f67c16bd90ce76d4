package io.yemae.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The baseline of the benchmarks: empty resources in an application of their own on the same server. */
@ApplicationPath("/")
public class EmptyApplication extends Application {
}
