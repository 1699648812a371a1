package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Turns the annotated types into the text of their CRDs. */
final class CrdGeneration {

  private static final String HEADER =
      "# Generated from the types in io.ganqp.crds.v1alpha1; change those, then run\n# "
          + CommittedCrdTest.REFRESH_COMMAND
          + "\n";

  private static final String QUANTITY =
      "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$";

  private final YAMLMapper yaml =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  /** The CRD of a kind as YAML. */
  String generate(Class<? extends HasMetadata> kind) throws IOException {
    MemoryOutput output = new MemoryOutput();
    CRDGenerator generator = new CRDGenerator();
    generator.customResourceClasses(kind).withOutput(output).generate();
    JsonNode crd = yaml.readTree(output.text());
    JsonNode version = crd.at("/spec/versions/0");
    orderColumns((ArrayNode) version.get("additionalPrinterColumns"), kind);
    JsonNode schema = version.at("/schema/openAPIV3Schema");
    blockDefaults(schema);
    conditionsByType(schema);
    shortNames((ObjectNode) schema);
    quantities(schema);
    integralNumbers(crd);
    return HEADER + yaml.writeValueAsString(crd);
  }

  /** The generator sorts columns by path; a user wants them in the order of the annotations. */
  private static void orderColumns(ArrayNode columns, Class<?> kind) {
    Map<String, JsonNode> byName = new TreeMap<>();
    columns.forEach(column -> byName.put(column.get("name").textValue(), column));
    columns.removeAll();
    for (AdditionalPrinterColumn column :
        kind.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      columns.add(byName.get(column.name()));
    }
  }

  /**
   * The default of a block is that of all its fields: the API server checks the rules of the block
   * against its default as it stands. (The generator passes "{}" through the type, whose primitives
   * are zero there.)
   */
  private static void blockDefaults(JsonNode schema) {
    JsonNode fields = schema.path("properties");
    fields.forEach(CrdGeneration::blockDefaults);
    if (schema.get("default") instanceof ObjectNode block) {
      block.removeAll();
      fields
          .properties()
          .forEach(
              field -> {
                if (field.getValue().has("default")) {
                  block.set(field.getKey(), field.getValue().get("default"));
                }
              });
    }
  }

  /** No annotation says that conditions are a map, which lets several writers share the list. */
  private static void conditionsByType(JsonNode schema) {
    ObjectNode conditions = (ObjectNode) schema.at("/properties/status/properties/conditions");
    conditions.put("x-kubernetes-list-type", "map");
    conditions.putArray("x-kubernetes-list-map-keys").add("type");
    ((ObjectNode) conditions.get("items")).putArray("required").add("type").add("status");
  }

  /** Of the metadata, a schema may constrain the name; no annotation reaches it. */
  private static void shortNames(ObjectNode schema) {
    ObjectNode metadata = ((ObjectNode) schema.get("properties")).putObject("metadata");
    metadata.put("type", "object");
    metadata.putObject("properties").putObject("name").put("type", "string").put("maxLength", 52);
  }

  /** Every int-or-string of these kinds is a quantity; Kubernetes' own pattern says so. */
  private static void quantities(JsonNode node) {
    if (node.path("x-kubernetes-int-or-string").booleanValue()) {
      ((ObjectNode) node).put("pattern", QUANTITY).remove("anyOf");
    }
    node.forEach(CrdGeneration::quantities);
  }

  /** 1.0E7 is a string to a YAML 1.1 parser. */
  private static void integralNumbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (field.getValue() instanceof DoubleNode number
                    && number.doubleValue() == number.longValue()) {
                  field.setValue(LongNode.valueOf(number.longValue()));
                }
              });
    }
    node.forEach(CrdGeneration::integralNumbers);
  }

  private static final class MemoryOutput
      extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected ByteArrayOutputStream createStreamFor(String crdName) {
      return bytes;
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
