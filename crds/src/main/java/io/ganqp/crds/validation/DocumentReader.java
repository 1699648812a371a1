package io.ganqp.crds.validation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the YAML of a resource as the API server would: unknown fields are errors, defaults are
 * filled in, schema and rules of the CRD are checked, and a status is ignored. Immutable and safe
 * for use by several threads; building one compiles the rules, so keep it.
 *
 * @param <T> the kind
 */
public final class DocumentReader<T> {

  private static final String STATUS = "status";

  private final Class<T> kind;
  private final ResourceSchema resource;
  private final CelRules rules;
  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private DocumentReader(Class<T> kind, ResourceSchema resource) {
    this.kind = kind;
    this.resource = resource;
    this.rules = new CelRules(resource.schema());
  }

  /** A reader of {@code GanQpTraining}. */
  public static DocumentReader<GanQpTraining> ofTrainings() {
    return new DocumentReader<>(GanQpTraining.class, ResourceSchema.of(GanQpTraining.class));
  }

  /** A reader of {@code GanQpInference}. */
  public static DocumentReader<GanQpInference> ofInferences() {
    return new DocumentReader<>(GanQpInference.class, ResourceSchema.of(GanQpInference.class));
  }

  /**
   * A reader of a kind that no cluster knows.
   *
   * @param kind what Jackson makes of a document
   * @param schema YAML with {@code apiVersion}, {@code kind} and {@code schema}, the last as in a
   *     CRD; where that says {@code likeTraining: spec.objective}, the schema of this field of a
   *     {@code GanQpTraining} stands, but for the fields under {@code without}
   */
  public static <T> DocumentReader<T> of(Class<T> kind, String schema) {
    return new DocumentReader<>(kind, ResourceSchema.local(kind.getSimpleName(), schema));
  }

  /**
   * Reads a file.
   *
   * @throws InvalidDocumentException if it cannot be read, is not YAML, or breaks the schema
   */
  public T read(Path file) {
    return parse(file.toString(), BoundedFile.read(file));
  }

  /**
   * Reads a text.
   *
   * @param source what errors call it, for example a file name
   * @throws InvalidDocumentException if it is not YAML, or breaks the schema
   */
  public T parse(String source, String yaml) {
    Map<String, Object> document = new YamlParser().parse(source, yaml);
    FieldErrors errors = new FieldErrors();
    checkKind(document, errors);
    if (errors.problems().isEmpty()) {
      complete(document, errors);
      check(document, null, errors);
    }
    if (!errors.problems().isEmpty()) {
      throw new InvalidDocumentException(source, errors.problems());
    }
    return convert(source, document);
  }

  /**
   * What the API server would refuse about replacing one document by another: the rules for new
   * documents as far as something has changed, and the fields that may not change.
   *
   * @return all problems; empty if the update is allowed
   */
  public List<Problem> problemsOfUpdate(T old, T updated) {
    Map<String, Object> oldTree = tree(old);
    Map<String, Object> newTree = tree(updated);
    FieldErrors errors = new FieldErrors();
    complete(oldTree, errors);
    complete(newTree, errors);
    check(newTree, oldTree, errors);
    return errors.problems();
  }

  private void checkKind(Map<String, Object> document, FieldErrors errors) {
    expect("apiVersion", document, resource.apiVersion(), errors);
    expect("kind", document, resource.kind(), errors);
  }

  private static void expect(
      String field, Map<String, Object> document, String expected, FieldErrors errors) {
    Object actual = document.get(field);
    if (actual == null) {
      errors.required(field, "write " + field + ": " + expected);
    } else if (!actual.equals(expected)) {
      errors.invalid(field, actual, "must be " + expected, "");
    }
  }

  private void complete(Map<String, Object> document, FieldErrors errors) {
    document.remove(STATUS);
    new UnknownFields(errors).prune("", document, resource.schema());
    Defaults.apply(document, resource.schema());
    // Its default is for readers of the cluster.
    document.remove(STATUS);
  }

  private void check(Map<String, Object> document, Map<String, Object> old, FieldErrors errors) {
    if (document.get("metadata") instanceof Map) {
      Map<String, Object> metadata = Json.object(document.get("metadata"));
      ResourceNames.check(metadata, errors);
      metadata.putIfAbsent("namespace", ResourceNames.DEFAULT_NAMESPACE);
    } else if (!document.containsKey("metadata")) {
      errors.required("metadata.name", "the store keeps results under this name");
    }
    new SchemaCheck(errors).check("", document, old, resource.schema());
    if (!errors.blocking()) {
      rules.check("", document, old, resource.schema(), errors);
    }
  }

  private T convert(String source, Map<String, Object> document) {
    try {
      return mapper.convertValue(document, kind);
    } catch (IllegalArgumentException e) {
      throw new InvalidDocumentException(source, List.of(problem(e)));
    }
  }

  /** A value that the schema lets pass but the types don't, such as a quantity "many". */
  private static Problem problem(IllegalArgumentException e) {
    StringBuilder path = new StringBuilder();
    String detail = String.valueOf(e.getMessage());
    if (e.getCause() instanceof JsonMappingException mapping) {
      detail = mapping.getOriginalMessage();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        path.append(
            step.getFieldName() == null
                ? "[" + step.getIndex() + "]"
                : (path.isEmpty() ? "" : ".") + step.getFieldName());
      }
    }
    return new Problem(path.toString(), null, path + ": Invalid value: " + detail, "");
  }

  private Map<String, Object> tree(T document) {
    try {
      return Json.object(mapper.readValue(mapper.writeValueAsBytes(document), Map.class));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a document: " + document, e);
    }
  }
}
