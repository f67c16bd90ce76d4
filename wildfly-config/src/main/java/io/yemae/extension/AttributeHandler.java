package io.yemae.extension;

import java.util.logging.Level;
import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * Reads an attribute of the application. If that is not possible (the application is not deployed, the database is away) it is undefined,
 * so that the rest of the server's management model can still be read.
 */
final class AttributeHandler extends AbstractRuntimeOnlyHandler {
    private final String name;

    AttributeHandler(String name) {
        this.name = name;
    }

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) {
        if (PlatformBean.isDeployed()) {
            try {
                context.getResult().set(withTexts(PlatformBean.read(name)));
            } catch (OperationFailedException e) {
                context.addResponseWarning(Level.WARNING, name + ": " + e.getMessage());
            }
        }
    }

    /** The values of a map are declared as texts. */
    private static ModelNode withTexts(ModelNode value) {
        if (value.getType() == ModelType.OBJECT) {
            value.asPropertyList().forEach(each -> value.get(each.getName()).set(each.getValue().asString()));
        }
        return value;
    }
}
