package io.yemae.extension;

import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ModelOnlyAddStepHandler;
import org.jboss.as.controller.ModelOnlyRemoveStepHandler;
import org.jboss.as.controller.ObjectListAttributeDefinition;
import org.jboss.as.controller.ObjectTypeAttributeDefinition;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleMapAttributeDefinition;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.SubsystemResourceDescriptionResolver;
import org.jboss.as.controller.operations.common.GenericSubsystemDescribeHandler;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * {@code /subsystem=yemae}: the state of the platform and what operators do about it. Each name stands for the attribute or operation of
 * the MBean with the same words.
 */
final class YemaeSubsystem extends SimpleResourceDefinition {
    static final String NAME = "yemae";
    static final PathElement PATH = PathElement.pathElement(ModelDescriptionConstants.SUBSYSTEM, NAME);
    static final ResourceDescriptionResolver TEXTS = new SubsystemResourceDescriptionResolver(NAME, YemaeSubsystem.class);

    static final List<AttributeDefinition> ATTRIBUTES = List.of(
        map("invariants"),
        runtime("invariants-checked-at", ModelType.STRING),
        list("waiting-rooms", value("event", ModelType.STRING), value("paused", ModelType.BOOLEAN), value("waiting", ModelType.INT),
            value("admitted", ModelType.INT), value("threshold", ModelType.INT), value("rate", ModelType.INT)),
        list("payments-in-doubt", value("payment", ModelType.STRING), value("number", ModelType.LONG), value("status", ModelType.STRING),
            value("method", ModelType.STRING), value("amount", ModelType.LONG), value("since", ModelType.STRING),
            value("reason", ModelType.STRING)),
        map("dead-letters"),
        runtime("outbox-age", ModelType.DOUBLE),
        runtime("clock-offset", ModelType.DOUBLE),
        runtime("ntp-offset", ModelType.DOUBLE));

    static final SimpleAttributeDefinition DEPLOYED = runtime("deployed", ModelType.BOOLEAN);
    static final SimpleAttributeDefinition SALES_PAUSED = runtime("sales-paused", ModelType.BOOLEAN);
    static final SimpleAttributeDefinition RECONCILE = runtime("reconcile", ModelType.BOOLEAN);
    private static final SimpleAttributeDefinition QUEUE = new SimpleAttributeDefinitionBuilder("queue", ModelType.STRING)
        .setAllowedValues("PaymentCallbacks", "Cancellations", "Notices")
        .build();

    private static final SimpleAttributeDefinition REHEARSAL = new SimpleAttributeDefinitionBuilder("rehearsal", ModelType.STRING).build();

    static final List<OperationDefinition> OPERATIONS = List.of(
        operation("pause-sales").build(),
        operation("resume-sales").build(),
        operation("check-invariants").setReadOnly().setReplyType(ModelType.OBJECT).setReplyValueType(ModelType.LONG).build(),
        operation("redrive-dead-letters").setParameters(QUEUE).setReplyType(ModelType.INT).build(),
        operation("reconcile-now").setReplyType(ModelType.INT).build(),
        operation("rehearse")
            .setParameters(new SimpleAttributeDefinitionBuilder("event", ModelType.STRING).build(), number("buyers", 1_000, 1, 50_000),
                number("arrival-seconds", 30, 0, 300), number("seats-per-buyer", 1, 1, 10),
                new SimpleAttributeDefinitionBuilder("force", ModelType.BOOLEAN, true).setDefaultValue(ModelNode.FALSE).build())
            .setReplyType(ModelType.STRING)
            .build(),
        operation("read-rehearsal").setReadOnly().setParameters(REHEARSAL).setReplyType(ModelType.OBJECT).build(),
        operation("end-rehearsal").setParameters(REHEARSAL).build());

    YemaeSubsystem() {
        super(new Parameters(PATH, TEXTS)
            .setAddHandler(ModelOnlyAddStepHandler.INSTANCE)
            .setRemoveHandler(ModelOnlyRemoveStepHandler.INSTANCE));
    }

    @Override
    public void registerAttributes(ManagementResourceRegistration resource) {
        resource.registerReadOnlyAttribute(DEPLOYED, new DeployedHandler());
        resource.registerReadWriteAttribute(SALES_PAUSED, new AttributeHandler(SALES_PAUSED.getName()),
            SwitchHandler.between("pause-sales", "resume-sales"));
        resource.registerReadWriteAttribute(RECONCILE, (context, operation) -> context.getResult().set(false),
            SwitchHandler.starting("reconcile-now"));
        ATTRIBUTES.forEach(each -> resource.registerReadOnlyAttribute(each, new AttributeHandler(each.getName())));
    }

    @Override
    public void registerOperations(ManagementResourceRegistration resource) {
        super.registerOperations(resource);
        resource.registerOperationHandler(GenericSubsystemDescribeHandler.DEFINITION, GenericSubsystemDescribeHandler.INSTANCE);
        OPERATIONS.forEach(each -> resource.registerOperationHandler(each, new OperationHandler(each)));
    }

    private static SimpleAttributeDefinition runtime(String name, ModelType type) {
        return new SimpleAttributeDefinitionBuilder(name, type, true).setStorageRuntime().build();
    }

    /** Of numbers, as texts: the console cannot show a resource that has a map of anything else. */
    private static AttributeDefinition map(String name) {
        return new SimpleMapAttributeDefinition.Builder(name, ModelType.STRING, true).setStorageRuntime().build();
    }

    private static AttributeDefinition list(String name, AttributeDefinition... values) {
        return new ObjectListAttributeDefinition.Builder(name, new ObjectTypeAttributeDefinition.Builder(name, values).build())
            .setRequired(false)
            .setStorageRuntime()
            .build();
    }

    private static AttributeDefinition value(String name, ModelType type) {
        return new SimpleAttributeDefinitionBuilder(name, type, true).build();
    }

    private static SimpleAttributeDefinition number(String name, int usual, int least, int most) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
            .setDefaultValue(new ModelNode(usual))
            .setValidator(new IntRangeValidator(least, most, true, false))
            .build();
    }

    private static SimpleOperationDefinitionBuilder operation(String name) {
        return new SimpleOperationDefinitionBuilder(name, TEXTS).setRuntimeOnly();
    }
}
