package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.p2c.sandbox.http.InitialData;
import java.io.StringReader;
import java.net.URI;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

/** Validates both {@code $metadata} documents against the schemas of the OASIS OData committee. */
class MetadataSchemaTest {

    @Test
    void metadataOfEveryServiceIsValidAgainstTheSchemaOfOasis() throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        Schema schema = factory.newSchema(getClass().getResource("/oasis/edmx.xsd"));
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withCommonDataService(0)
                                .withData(InitialData.EMPTY))) {
            for (URI root :
                    new URI[] {
                        sandbox.salesUrl(), sandbox.financeUrl(), sandbox.cdsUrl().orElseThrow()
                    }) {
                String document =
                        new SandboxClient(root, sandbox.tokenUrl()).get("$metadata").body();

                assertThatCode(
                                () ->
                                        schema.newValidator()
                                                .validate(
                                                        new StreamSource(
                                                                new StringReader(document))))
                        .as(root.toString())
                        .doesNotThrowAnyException();
            }
        }
    }
}
