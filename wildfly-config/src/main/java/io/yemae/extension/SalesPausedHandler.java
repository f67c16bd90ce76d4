package io.yemae.extension;

import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.dmr.ModelNode;

/**
 * Writes {@code sales-paused}: pauses or resumes the sales. The admin console has a form for attributes, and no button for the operations
 * that do the same.
 */
final class SalesPausedHandler extends AbstractRuntimeOnlyHandler {

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) throws OperationFailedException {
        ModelNode wanted = operation.get(ModelDescriptionConstants.VALUE);
        if (!wanted.isDefined()) {
            throw new OperationFailedException("sales-paused is true or false");
        }
        PlatformBean.call(wanted.asBoolean() ? "pause-sales" : "resume-sales");
    }
}
