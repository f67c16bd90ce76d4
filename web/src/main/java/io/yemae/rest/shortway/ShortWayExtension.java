package io.yemae.rest.shortway;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Lets the ways part in front of the application, where a request is still on the thread that has read it. */
public class ShortWayExtension implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
        deployment.addInitialHandlerChainWrapper(longWay -> new ShortWayHandler(longWay, application));
    }
}
