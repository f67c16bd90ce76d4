package io.yemae.extension;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.ExtensionContext;
import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.controller.parsing.ExtensionParsingContext;
import org.jboss.as.controller.parsing.ParseUtils;
import org.jboss.as.controller.persistence.SubsystemMarshallingContext;
import org.jboss.dmr.ModelNode;
import org.jboss.staxmapper.XMLExtendedStreamReader;
import org.jboss.staxmapper.XMLExtendedStreamWriter;

/** Registers the subsystem. Its element in the server's configuration is empty: what it shows belongs to the application. */
public final class YemaeExtension implements Extension {
    private static final String NAMESPACE = "urn:yemae:1.0";

    @Override
    public void initialize(ExtensionContext context) {
        SubsystemRegistration subsystem = context.registerSubsystem(YemaeSubsystem.NAME, ModelVersion.create(1));
        subsystem.registerSubsystemModel(new YemaeSubsystem());
        subsystem.registerXMLElementWriter(YemaeExtension::write);
    }

    @Override
    public void initializeParsers(ExtensionParsingContext context) {
        context.setSubsystemXmlMapping(YemaeSubsystem.NAME, NAMESPACE, YemaeExtension::read);
    }

    private static void read(XMLExtendedStreamReader reader, List<ModelNode> operations) throws XMLStreamException {
        ParseUtils.requireNoAttributes(reader);
        ParseUtils.requireNoContent(reader);
        operations.add(Util.createAddOperation(PathAddress.pathAddress(YemaeSubsystem.PATH)));
    }

    private static void write(XMLExtendedStreamWriter writer, SubsystemMarshallingContext context) throws XMLStreamException {
        context.startSubsystemElement(NAMESPACE, false);
        writer.writeEndElement();
    }
}
