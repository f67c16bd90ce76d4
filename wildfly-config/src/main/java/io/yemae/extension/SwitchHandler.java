package io.yemae.extension;

import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.operations.validation.ModelTypeValidator;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * Writes {@code sales-paused}: pauses or resumes the sales. The admin console has a form for attributes, and no button for the operations
 * that do the same. As with these, a later failure in a batch of operations does not undo it.
 */
final class SalesPausedHandler extends AbstractRuntimeOnlyHandler {
    private static final ModelTypeValidator TRUE_OR_FALSE = new ModelTypeValidator(ModelType.BOOLEAN);

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) throws OperationFailedException {
        ModelNode wanted = operation.get(ModelDescriptionConstants.VALUE);
        TRUE_OR_FALSE.validateParameter(operation.get(ModelDescriptionConstants.NAME).asString(), wanted);
        PlatformBean.call(wanted.asBoolean() ? "pause-sales" : "resume-sales");
    }
}
