package io.yemae.extension;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;

/** The MBean of the application. It speaks in types of the JDK: maps, lists, text, numbers. */
final class PlatformBean {
    private static final ObjectName NAME = name();

    private PlatformBean() {
    }

    private interface Call {
        Object on(MBeanServer server) throws JMException;
    }

    static boolean isDeployed() {
        return ManagementFactory.getPlatformMBeanServer().isRegistered(NAME);
    }

    /** @param name of the attribute, with hyphens */
    static ModelNode read(String name) throws OperationFailedException {
        String words = words(name);
        return result(server -> server.getAttribute(NAME, Character.toUpperCase(words.charAt(0)) + words.substring(1)));
    }

    /** @param name of the operation, with hyphens */
    static ModelNode call(String name, String... parameters) throws OperationFailedException {
        String[] types = new String[parameters.length];
        Arrays.fill(types, String.class.getName());
        return result(server -> server.invoke(NAME, words(name), parameters, types));
    }

    private static ModelNode result(Call call) throws OperationFailedException {
        try {
            return modelOf(call.on(ManagementFactory.getPlatformMBeanServer()));
        } catch (InstanceNotFoundException e) {
            throw new OperationFailedException("Yemae is not deployed on this server", e);
        } catch (JMException | JMRuntimeException e) {
            // JMX wraps what the application has thrown.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new OperationFailedException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
        }
    }

    /** {@code pause-sales} as {@code pauseSales}. */
    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("-")) {
            words.append(words.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return words.toString();
    }

    static ModelNode modelOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            ModelNode node = new ModelNode().setEmptyObject();
            map.forEach((key, each) -> node.get(key.toString()).set(modelOf(each)));
            return node;
        }
        if (value instanceof Collection<?> all) {
            ModelNode node = new ModelNode().setEmptyList();
            all.forEach(each -> node.add(modelOf(each)));
            return node;
        }
        if (value instanceof Integer number) {
            return new ModelNode(number);
        }
        if (value instanceof Long number) {
            return new ModelNode(number);
        }
        if (value instanceof Double number) {
            return new ModelNode(number);
        }
        if (value instanceof Boolean flag) {
            return new ModelNode(flag);
        }
        return value == null ? new ModelNode() : new ModelNode(value.toString());
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.yemae:type=Platform");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
