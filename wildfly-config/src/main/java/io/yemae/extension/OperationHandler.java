package io.yemae.extension;

import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;

/** Calls an operation of the application with its parameters. Fails while the application is not deployed. */
final class OperationHandler extends AbstractRuntimeOnlyHandler {
    private final OperationDefinition definition;

    OperationHandler(OperationDefinition definition) {
        this.definition = definition;
    }

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) throws OperationFailedException {
        AttributeDefinition[] parameters = definition.getParameters();
        String[] values = new String[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            ModelNode value = parameters[i].validateOperation(operation);
            values[i] = (value.isDefined() ? value : parameters[i].getDefaultValue()).asString();
        }
        context.getResult().set(PlatformBean.call(definition.getName(), values));
    }
}
