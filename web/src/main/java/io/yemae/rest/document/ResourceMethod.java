package io.yemae.rest.document;

import io.yemae.rest.idempotency.Idempotent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** The resource method of an operation. */
record ResourceMethod(Class<?> resource, Method method) {
    static final String BEARER = "bearer";
    static final String QUEUE_TOKEN = "queueToken";

    /**
     * @param scanned the operation id of the scanner: {@code io.yemae.account.rest.login.AuthResource_logIn}, as configured ({@code
     *     mp.openapi.extensions.smallrye.operationIdStrategy})
     */
    static ResourceMethod named(String scanned) {
        int end = scanned.lastIndexOf('_');
        Class<?> resource = classNamed(scanned.substring(0, end));
        String name = scanned.substring(end + 1);
        return new ResourceMethod(resource, Arrays.stream(resource.getDeclaredMethods())
            .filter(each -> each.getName().equals(name) && !each.isSynthetic()).findFirst()
            .orElseThrow(() -> new IllegalStateException("No method " + scanned)));
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name, false, ResourceMethod.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The scanner found a resource that does not exist", e);
        }
    }

    /** Stable and unique, for generated clients: {@code authLogIn}. */
    String operationId() {
        String name = method.getName();
        return resourceName() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** {@code auth} for {@code AuthResource}, unless it has another {@link ApiName}. */
    String resourceName() {
        ApiName fixed = resource.getAnnotation(ApiName.class);
        if (fixed != null) {
            return fixed.value();
        }
        String name = resource.getSimpleName().replaceFirst("Resource$", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The roles of which a caller needs one. Empty if the operation is public. */
    Set<String> roles() {
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null && !method.isAnnotationPresent(PermitAll.class)) {
            roles = resource.getAnnotation(RolesAllowed.class);
        }
        return roles == null ? Set.of() : Set.of(roles.value());
    }

    Optional<Idempotent> idempotent() {
        return Optional.ofNullable(method.getAnnotation(Idempotent.class));
    }

    /**
     * A public operation has an empty security requirement (the server drops an empty list of requirements). A call that the waiting room
     * protects may also carry a queue token.
     */
    void secure(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            SecurityRequirement requirement = OASFactory.createSecurityRequirement();
            operation.setSecurity(List.of(roles().isEmpty() ? requirement : requirement.addScheme(BEARER)));
        }
        if (!roles().isEmpty() && CommonResponses.describes(operation, "403", "NOT_ADMITTED")) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER).addScheme(QUEUE_TOKEN));
        }
    }

    /** The types of its body and parameters. */
    Stream<Type> requestTypes() {
        return Arrays.stream(method.getGenericParameterTypes());
    }

    /** The types of its responses, declared or in annotations. */
    Stream<Type> responseTypes() {
        Stream<Type> schemas = Arrays.stream(method.getAnnotationsByType(APIResponseSchema.class)).map(APIResponseSchema::value);
        Stream<Type> contents = Arrays.stream(method.getAnnotationsByType(APIResponse.class))
            .map(APIResponse::content).flatMap(Arrays::stream)
            .map(Content::schema).map(Schema::implementation);
        return Stream.of(Stream.of(method.getGenericReturnType()), schemas, contents).flatMap(each -> each);
    }
}
