package io.ganqp.crds.validation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a kind, from its CRD on the class path. */
record ResourceSchema(String apiVersion, String kind, StructuralSchema schema) {

  static ResourceSchema of(Class<? extends HasMetadata> kind) {
    String name = HasMetadata.getFullResourceName(kind);
    Map<String, Object> crd = load("/META-INF/fabric8/" + name + "-v1.yml");
    Map<String, Object> spec = Json.object(crd.get("spec"));
    Map<String, Object> version = version(spec);
    Map<String, Object> schema = schema(version);
    return new ResourceSchema(
        spec.get("group") + "/" + version.get("name"),
        (String) Json.object(spec.get("names")).get("kind"),
        StructuralSchema.of(withTypeAndMetadata(schema)));
  }

  /** The schema of a kind that no cluster knows; see {@link DocumentReader#of}. */
  static ResourceSchema local(String source, String text) {
    Map<String, Object> json = new YamlParser().parse(source, text);
    Map<String, Object> crd = load("/META-INF/fabric8/ganqptrainings.ganqp.io-v1.yml");
    SchemaReferences trainings =
        new SchemaReferences(schema(version(Json.object(crd.get("spec")))));
    return new ResourceSchema(
        (String) json.get("apiVersion"),
        (String) json.get("kind"),
        StructuralSchema.of(
            withTypeAndMetadata(trainings.resolved(Json.object(json.get("schema"))))));
  }

  private static Map<String, Object> version(Map<String, Object> spec) {
    return Json.object(((List<?>) spec.get("versions")).get(0));
  }

  private static Map<String, Object> schema(Map<String, Object> version) {
    return Json.object(Json.object(version.get("schema")).get("openAPIV3Schema"));
  }

  /** The CRD leaves out what every resource has. */
  private static Map<String, Object> withTypeAndMetadata(Map<String, Object> schema) {
    Map<String, Object> resource = load("/io/ganqp/crds/validation/resource.yml");
    Map<String, Object> merged = new LinkedHashMap<>(schema);
    merged.put("properties", merge(resource.get("properties"), schema.get("properties")));
    return merged;
  }

  private static Map<String, Object> merge(Object general, Object specific) {
    Map<String, Object> merged = new LinkedHashMap<>(Json.object(general));
    Json.object(specific)
        .forEach(
            (name, value) ->
                merged.merge(
                    name, value, (a, b) -> a instanceof Map && b instanceof Map ? merge(a, b) : b));
    return merged;
  }

  private static Map<String, Object> load(String resource) {
    try (InputStream in = ResourceSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new YamlParser().parse(resource, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
