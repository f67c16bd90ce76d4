package io.yemae.queue.rest;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts the short way for polls in front of the application, where a request is still on the thread that has read it. */
public class PollExtension implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
        deployment.addInitialHandlerChainWrapper(longWay -> new PollHandler(longWay, application));
    }
}
