package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.yemae.rest.edge.client.ClientHandler;
import io.yemae.rest.fastpath.FastPathHandler;
import io.yemae.rest.trace.TraceHandler;
import io.yemae.rest.trace.TraceScopeHandler;
import jakarta.servlet.ServletContext;

/** Puts the handlers of this package in front of the application, where a request is still on the I/O thread that has read it. */
public class EdgeExtension implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
        EdgeSettings settings = EdgeSettings.read();
        RunningRequests requests = RunningRequests.start(application);
        deployment.addInitialHandlerChainWrapper(servlets -> inFrontOf(servlets, settings, requests, application));
        deployment.addInnerHandlerChainWrapper(TraceScopeHandler::new);
    }

    /** Builds the chain from its end to its beginning. */
    private static HttpHandler inFrontOf(HttpHandler servlets, EdgeSettings settings, RunningRequests requests,
                                         ServletContext application) {
        HttpHandler handler = new ResponseHeaderHandler(new FastPathHandler(servlets, application));
        handler = new LoadHandler(settings, handler);
        handler = new BodyHandler(handler);
        handler = new RateLimitHandler(application, handler);
        handler = new ConnectionHandler(settings, handler);
        handler = new ClientHandler(settings.trustedProxies(), handler);
        handler = new RequestHeadHandler(handler);
        handler = new BodyTimeoutHandler(settings.bodyMillis(), handler);
        handler = new ShutdownHandler(requests, handler);
        return new TraceHandler(new WriteTimeoutHandler(handler));
    }
}
