package io.yemae.extension;

import java.util.Optional;
import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.operations.validation.ModelTypeValidator;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * Writes a boolean attribute by calling an operation of the application: the admin console has a form for attributes, and no button for
 * operations. As with these, a later failure in a batch of operations does not undo it.
 */
final class SwitchHandler extends AbstractRuntimeOnlyHandler {
    private static final ModelTypeValidator TRUE_OR_FALSE = new ModelTypeValidator(ModelType.BOOLEAN);

    private final String on;
    private final Optional<String> off;

    private SwitchHandler(String on, Optional<String> off) {
        this.on = on;
        this.off = off;
    }

    /** Each value has its operation. */
    static SwitchHandler between(String on, String off) {
        return new SwitchHandler(on, Optional.of(off));
    }

    /** True calls the operation; false does nothing. */
    static SwitchHandler starting(String operation) {
        return new SwitchHandler(operation, Optional.empty());
    }

    @Override
    protected void executeRuntimeStep(OperationContext context, ModelNode operation) throws OperationFailedException {
        ModelNode wanted = operation.get(ModelDescriptionConstants.VALUE);
        TRUE_OR_FALSE.validateParameter(operation.get(ModelDescriptionConstants.NAME).asString(), wanted);
        if (wanted.asBoolean()) {
            PlatformBean.call(on);
        } else if (off.isPresent()) {
            PlatformBean.call(off.get());
        }
    }
}
