package io.yemae.rest.document;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes the scanned OpenAPI document with what follows from the code and what is the same for every operation. */
public class ApiDocument implements OASFilter {
    private final Glossary glossary = Glossary.load();

    @Override
    public Schema filterSchema(Schema schema) {
        return PortableSchema.of(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Map<Operation, ResourceMethod> methods = new IdentityHashMap<>();
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
            .forEach(operation -> methods.put(operation, ResourceMethod.named(operation.getOperationId())));

        describe(document.getComponents(), WireTypes.of(methods.values()));
        CommonResponses.declare(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().forEach(operation -> {
            complete(path, operation, methods.get(operation));
            describe(methods.get(operation), item.getParameters());
        }));
        if (document.getTags() != null) {
            document.getTags().forEach(tag -> tag.setDescription(glossary.tag(tag.getName())));
        }
    }

    private void complete(String path, Operation operation, ResourceMethod method) {
        operation.setOperationId(method.operationId());
        if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary());
        }
        method.secure(operation);
        CommonResponses.addTo(path, operation, method);
        Examples.of(operation.getOperationId()).addTo(operation);
        describe(method, operation.getParameters());
    }

    private void describe(Components components, WireTypes types) {
        if (components.getSchemas() != null) {
            components.getSchemas().forEach((name, schema) -> {
                schema.setRequired(types.required(name, schema.getRequired()));
                if (schema.getProperties() != null) {
                    schema.getProperties().forEach((member, type) -> schema.addProperty(member, glossary.describe(name, member, type)));
                }
            });
        }
    }

    private void describe(ResourceMethod method, List<Parameter> parameters) {
        for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(glossary.parameter(method, parameter));
            }
            if (parameter.getSchema() == null) {
                parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            }
        }
    }
}
