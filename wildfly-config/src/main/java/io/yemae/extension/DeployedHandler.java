package io.yemae.extension;

import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.dmr.ModelNode;

/** Whether the application is deployed on this server. */
final class DeployedHandler extends AbstractRuntimeOnlyHandler {

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) {
        context.getResult().set(PlatformBean.isDeployed());
    }
}
